//! How sure each sort of evidence is, in hundredths. Containers come before what they may contain.

/// Names that the user adds.
pub(super) const USER: u8 = 100;
/// 《…》 and quoted plans.
pub(super) const TITLE: u8 = 99;
/// Security codes in the markup, which may mark the bank's name inside of its branch's.
pub(super) const MARKUP: u8 = 95;
/// A left edge and an ending that leave no doubt: 上海甲乙科技有限公司, 交通银行上海市分行.
pub(super) const FULL_FORM: u8 = 96;
/// Zones, events, funds, institutes by grammar.
pub(super) const GRAMMAR: u8 = 93;
/// A name of the gazetteer that is no ordinary word.
pub(super) const GAZETTEER: u8 = 91;
/// A name that the document itself introduced: short forms, 以下简称.
pub(super) const ALIAS: u8 = 88;
/// A short form where the document declares it.
pub(super) const DECLARED: u8 = 94;
/// A place from the gazetteer or by its ending.
pub(super) const PLACE: u8 = 85;
/// A nickname of a place that the document names.
pub(super) const NICKNAME: u8 = 74;
/// A short name of brand and trade alone: 某某科技.
pub(super) const SHORT_FORM: u8 = 75;

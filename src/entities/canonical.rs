//! One key for all the ways to write a name, so that equal bearers meet.

use super::EntityType;
use super::gazetteer::entity_type;
use super::legal_form;
use crate::lexicon::names::{Level, Name, Names};
use crate::phrases::holds;
use std::fmt::Write;

/// Long and short ways to write what agencies are and do; applied in order.
const AGENCY_FORMS: &[(&str, &str)] = &[
    ("中共", ""),
    ("科学技术", "科技"),
    ("发展和改革", "发展改革"),
    ("发改", "发展改革"),
    ("经济和信息化", "经信"),
    ("经济信息化", "经信"),
    ("工业和信息化", "工信"),
    ("人力资源和社会保障", "人社"),
    ("人力资源社会保障", "人社"),
    ("人力社保", "人社"),
    ("住房和城乡建设", "住建"),
    ("住房城乡建设", "住建"),
    ("卫生健康", "卫健"),
    ("文化和旅游", "文旅"),
    ("市场监督管理", "市场监管"),
    ("金融监督管理", "金融监管"),
    ("委员会", "委"),
    ("办公室", "办"),
    ("人民政府国有资产监督管理委", "国资委"),
    ("国有资产监督管理委", "国资委"),
    ("人民政府", "政府"),
    ("金融委办", "金融办"),
];

/// The heads of offices in the country, and how their short names end.
const COUNTRY_OFFICES: &[(&[&str], &str)] = &[
    (&["国家金融监督管理总局", "国家金融监管总局", "金融监管总局"], "金融监管局"),
    (&["中国证券监督管理委员会", "中国证监会", "证监会"], "证监局"),
    (&["中国银行保险监督管理委员会", "中国银保监会", "银保监会"], "银保监局"),
];

/// The key of a name: equal for 交行 and 交通银行, 山东省科学技术厅 and 山东省科技厅.
pub(super) fn key(name: &str, kind: EntityType, names: &Names) -> String {
    let mut bare: String = name.chars().filter(|c| !c.is_whitespace()).map(half_width).collect();
    // AIC成都某某股权投资基金: the letters say the kind of fund.
    if kind == EntityType::Fund {
        let plain = bare.trim_start_matches(|c: char| c.is_ascii_alphabetic());
        if plain.len() > 12 {
            bare = plain.to_owned();
        }
        // 某某基金三期股份有限公司 is 某某基金三期.
        if let Some(stem) = legal_form::without(&bare) {
            bare.truncate(stem.len());
        }
    }
    match kind {
        EntityType::Policy | EntityType::Work => {
            return bare.trim_start_matches('《').trim_end_matches('》').to_owned();
        }
        EntityType::Place => return place(&bare, names),
        EntityType::Government => {
            if let Some(known) = names.get(&bare) {
                return group(&known);
            }
            bare = country_office(&bare);
            for (long, short) in AGENCY_FORMS {
                if holds(&bare, long) {
                    bare = bare.replace(long, short);
                }
            }
        }
        _ => {}
    }
    if let Some(known) = names.get(&bare).filter(|n| entity_type(n.kind) != EntityType::Place) {
        return group(&known);
    }
    // 某某银行股份有限公司南京分行 is 某某银行南京分行; firms of like names may be two, banks are not.
    if kind == EntityType::Bank
        && let Some(form) = legal_form::inside(&bare)
    {
        return key(&bare.replacen(form, "", 1), kind, names);
    }
    if let Some(known) = bare.strip_suffix("股份有限公司").and_then(|stem| listed(stem, names)) {
        return group(&known);
    }
    tokens(&bare, names)
}

/// The listed company whose full name without its legal form is `stem`: 科大讯飞, 中信建投证券, 珠海格力电器.
fn listed(stem: &str, names: &Names) -> Option<Name> {
    let chars: Vec<char> = stem.chars().collect();
    let place =
        names.at(&chars).filter(|(_, n)| entity_type(n.kind) == EntityType::Place && !n.needs_support).last();
    let bare = place.and_then(|(len, _)| stem.char_indices().nth(len)).and_then(|(at, _)| stem.get(at..));
    without_trade(stem, names).or_else(|| without_trade(bare.filter(|b| b.chars().count() > 2)?, names))
}

/// The listed company that is left when words of trade go from the end of `stem`.
fn without_trade(stem: &str, names: &Names) -> Option<Name> {
    const TRADES: &[&str] = &[
        "集团",
        "科技",
        "工业",
        "证券",
        "实业",
        "技术",
        "控股",
        "新能源",
        "新材料",
        "生物",
        "医药",
        "药业",
        "电子",
        "电器",
        "半导体",
        "智能",
        "信息",
        "网络",
        "数字",
        "装备",
        "精密",
        "软件",
        "能源",
        "汽车",
        "保险",
        "(集团)",
        "微电子",
    ];
    let mut short = stem;
    loop {
        let known = names.get(short).filter(|n| {
            matches!(entity_type(n.kind), EntityType::Company | EntityType::Bank)
                && names.codes(n.group).next().is_some()
                && (short == stem || short.chars().count() > if n.needs_support { 3 } else { 2 })
        });
        if known.is_some() {
            return known;
        }
        short = TRADES.iter().find_map(|t| short.strip_suffix(t))?;
    }
}

fn half_width(c: char) -> char {
    match c {
        '（' => '(',
        '）' => ')',
        '•' | '‧' => '·',
        '–' | '－' | '—' => '-',
        c => c,
    }
}

fn group(name: &Name) -> String {
    format!("#{}", name.group)
}

/// The name with its places and known organisations replaced by their groups.
fn tokens(bare: &str, names: &Names) -> String {
    let chars: Vec<char> = bare.chars().collect();
    let mut out = String::new();
    let mut i = 0;
    while let Some(&c) = chars.get(i) {
        let rest = chars.get(i..).unwrap_or(&[]);
        match names.at(rest).filter(|(_, n)| !n.needs_support && (n.level != Level::None || i == 0)).last() {
            Some((len, name)) => {
                let _ = write!(out, "#{}", name.group);
                i += len;
                // 上海分行 and 上海市分行, 四川省 and 四川 share a group; a county's full form has its own ending.
            }
            None => {
                out.push(c);
                i += 1;
            }
        }
    }
    out
}

/// 宁波市海曙区 is 海曙区: the last of a run of places.
fn place(bare: &str, names: &Names) -> String {
    let chars: Vec<char> = bare.chars().collect();
    let mut i = 0;
    let mut last = None;
    while i < chars.len() {
        match names
            .at(chars.get(i..).unwrap_or(&[]))
            .filter(|(_, n)| entity_type(n.kind) == EntityType::Place)
            .last()
        {
            Some((len, name)) => {
                last = Some(name);
                i += len;
            }
            None => return bare.to_owned(),
        }
    }
    last.map_or_else(|| bare.to_owned(), |n| group(&n))
}

/// 国家金融监督管理总局某地监管局 → 某地金融监管局.
fn country_office(bare: &str) -> String {
    for (heads, short) in COUNTRY_OFFICES {
        for head in *heads {
            if let Some(place) = bare.strip_prefix(head).and_then(|r| r.strip_suffix("监管局"))
                && !place.is_empty()
            {
                return format!("{place}{short}");
            }
        }
    }
    bare.to_owned()
}

/// 省, 市, 区 and the rest of a name that means the one of this document: 省科技厅.
pub(super) fn relative(key: &str) -> Option<(char, &str)> {
    let first = key.chars().next()?;
    matches!(first, '省' | '市' | '区' | '县').then(|| (first, key.get(first.len_utf8()..).unwrap_or("")))
}

/// Whether `short` keeps some characters of `full` in their order, the first one among them.
pub(super) fn is_subsequence(short: &str, full: &str) -> bool {
    let mut rest = full.chars();
    let mut first = true;
    short.chars().all(|c| {
        let found = if first { rest.next() == Some(c) } else { rest.any(|f| f == c) };
        first = false;
        found
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_to_write_a_name_share_a_key() {
        let lexicon = crate::lexicon::Lexicon::embedded();
        let gov = |n| key(n, EntityType::Government, lexicon.names());
        assert_eq!(gov("湖南省科学技术厅"), gov("湖南省科技厅"));
        assert_eq!(gov("中共湖南省委金融委员会办公室"), gov("湖南省委金融办"));
        assert_eq!(gov("国家金融监督管理总局湖南监管局"), gov("湖南金融监管局"));
        assert_eq!(gov("中国人民银行湖南省分行"), gov("人民银行湖南省分行"));
        assert_ne!(gov("湖南省科技厅"), gov("湖北省科技厅"));
        let bank = |n| key(n, EntityType::Bank, lexicon.names());
        assert_eq!(bank("工行湖南省分行"), bank("工商银行湖南省分行"));
        assert_ne!(bank("工行湖南省分行"), bank("工行"));
        assert_eq!(bank("宁波银行股份有限公司"), bank("宁波银行"));
        assert_eq!(bank("宁波银行股份有限公司杭州分行"), bank("宁波银行杭州分行"));
        assert_eq!(bank("某县农村商业银行股份有限公司"), bank("某县农村商业银行"));
        let place = |n| key(n, EntityType::Place, lexicon.names());
        assert_eq!(place("长沙市岳麓区"), place("岳麓区"));
        assert_eq!(place("长沙"), place("长沙市"));
    }

    #[test]
    fn short_forms_keep_the_order() {
        assert!(is_subsequence("高投集团", "高新投资集团") && !is_subsequence("新投集团", "高新投资集团"));
    }
}

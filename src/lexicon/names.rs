//! The gazetteer: names with their kind, the group of names they belong to, and codes.

use super::NameKind;
use super::trie::Trie;
use crate::order;
use crate::phrases::{ends_any, holds};

/// One surface of the gazetteer.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Name {
    pub kind: NameKind,
    /// An ordinary word, or a name that several bear: not a name without support from the context.
    pub needs_support: bool,
    /// Names of one bearer share a group.
    pub group: u32,
    /// A division's or country's plain name, as they stand before an agency: 上海, 上海市, 中国.
    pub level: Level,
}

/// How far a place reaches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Level {
    #[default]
    None,
    Country,
    Province,
    City,
    County,
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Names {
    trie: Trie,
    names: Vec<Name>,
    /// The full names of the groups, one after the other, and where each ends.
    full: String,
    ends: Vec<u32>,
    /// Groups with their codes, as `601398.SH`, by group.
    codes: Vec<(u32, Box<str>)>,
    /// Groups of places with nicknames: 申城 and 沪 of 上海.
    nicknames: Vec<(u32, Box<str>)>,
}

impl Names {
    /// Reads the lines that `pack` wrote.
    pub(super) fn load(text: &str) -> Names {
        let mut out = Names { trie: Trie::with_capacity(1 << 16), ..Names::default() };
        let mut section = ' ';
        for line in text.lines() {
            if let Some(mark) = line.strip_prefix('=') {
                section = mark.chars().next().unwrap_or(' ');
                continue;
            }
            match section {
                'L' => out.listed(line),
                'D' => out.division(line),
                'N' => out.nicknamed(line),
                _ => {
                    let kind = NameKind::ALL.get((section as usize).wrapping_sub('a' as usize));
                    out.row(line, kind.copied().unwrap_or(NameKind::Company));
                }
            }
        }
        order::sort_by_key(&mut out.codes, |c| [c.0, 0, 0, 0]);
        out
    }

    pub(super) fn trie(&self) -> &Trie {
        &self.trie
    }

    /// The names that `chars` starts with, shortest first, with their lengths.
    pub(crate) fn at<'a>(&'a self, chars: &'a [char]) -> impl Iterator<Item = (usize, Name)> + 'a {
        self.trie.walk(chars).filter_map(|(len, id)| Some((len, *self.names.get(id as usize)?)))
    }

    /// The name that `text` is.
    pub(crate) fn get(&self, text: &str) -> Option<Name> {
        self.names.get(self.trie.get(text)? as usize).copied()
    }

    /// The full name of a group.
    pub(crate) fn full(&self, group: u32) -> Option<&str> {
        let start = match group.checked_sub(1) {
            Some(before) => *self.ends.get(before as usize)?,
            None => 0,
        };
        self.full.get(start as usize..*self.ends.get(group as usize)? as usize)
    }

    /// The nicknames of a place.
    pub(crate) fn nicknames(&self, group: u32) -> impl Iterator<Item = &str> {
        self.nicknames.iter().filter(move |n| n.0 == group).map(|n| &*n.1)
    }

    /// The codes of a group.
    pub(crate) fn codes(&self, group: u32) -> impl Iterator<Item = &str> {
        let first = self.codes.partition_point(|c| c.0 < group);
        let rest = self.codes.get(first..).unwrap_or(&[]);
        rest.iter().take_while(move |c| c.0 == group).map(|c| &*c.1)
    }

    fn row(&mut self, line: &str, kind: NameKind) {
        let (full, others) = line.split_once('\t').unwrap_or((line, ""));
        let group = self.new_group(full.trim_end_matches('?'));
        for name in std::iter::once(full).chain(others.split('|')) {
            let level = if kind == NameKind::Country { Level::Country } else { Level::None };
            self.add(name.trim_end_matches('?'), name.ends_with('?'), kind, group, level);
        }
    }

    fn listed(&mut self, line: &str) {
        let (marked, code) = line.split_once('\t').unwrap_or((line, ""));
        let name = plain_listed(marked.trim_end_matches('?'));
        let group = match self.get(name) {
            Some(known) if matches!(known.kind, NameKind::Company | NameKind::Bank) => known.group,
            _ => self.new_group(name),
        };
        self.codes.push((group, code.into()));
        let kind = if name.ends_with("银行") { NameKind::Bank } else { NameKind::Company };
        let short = name.chars().count() <= 2;
        self.add(name, short || marked.ends_with('?'), kind, group, Level::None);
    }

    fn nicknamed(&mut self, line: &str) {
        let Some((place, nicknames)) = line.split_once('\t') else { return };
        if let Some(place) = self.get(place) {
            self.nicknames.extend(nicknames.split('|').map(|n| (place.group, n.into())));
        }
    }

    fn division(&mut self, line: &str) {
        let level = match line.as_bytes().first() {
            Some(b'1') => Level::Province,
            Some(b'2') => Level::City,
            Some(b'3') => Level::County,
            _ => return,
        };
        let Some(name) = line.get(1..) else { return };
        let count = name.chars().count();
        if count < 2
            || name.contains("直辖")
            || matches!(name, "城区" | "老城区" | "新城区" | "矿区" | "郊区" | "市辖区")
        {
            return;
        }
        let level = if level == Level::County && is_city_level(name) { Level::City } else { level };
        let group = self.new_group(name);
        self.add(name, count == 2, NameKind::Place, group, level);
        if level == Level::County {
            let short = name.trim_end_matches(['区', '县', '市', '旗']);
            if short.chars().count() >= 2 && short != name && !ORDINARY_COUNTIES.contains(&short) {
                self.add(short, true, NameKind::Place, group, level);
            }
        } else if let Some(short) = short_division(name) {
            self.add(short, ORDINARY_PLACES.contains(&short), NameKind::Place, group, level);
            // 伊犁州, 恩施州
            if name.ends_with("自治州") {
                self.add(&format!("{short}州"), false, NameKind::Place, group, level);
            }
        }
    }

    fn new_group(&mut self, full: &str) -> u32 {
        self.full.push_str(full);
        self.ends.push(self.full.len() as u32);
        self.ends.len() as u32 - 1
    }

    /// The first to claim a name keeps it. Names with brackets are found with either kind.
    fn add(&mut self, name: &str, needs_support: bool, kind: NameKind, group: u32, level: Level) {
        if name.is_empty() {
            return;
        }
        let id = self.names.len() as u32;
        self.names.push(Name { kind, needs_support, group, level });
        let known = self.trie.insert(name, id);
        if holds(name, "（") {
            self.trie.insert(&name.replace('（', "(").replace('）', ")"), id);
        }
        // Divisions that the table of places names too, as 浦东新区, keep their level.
        if known != id
            && let Some(known) = self.names.get_mut(known as usize)
            && known.kind == kind
            && known.level == Level::None
        {
            known.level = level;
        }
    }
}

/// Prefectures and the like carry no mark of their own level in the table of counties.
fn is_city_level(name: &str) -> bool {
    ends_any(name, &["自治州", "地区", "盟"]).is_some()
}

/// 万科A, *ST中程 and 寒武纪-U under the name that people write.
fn plain_listed(name: &str) -> &str {
    let name = ["*ST", "ST", "XD", "XR", "DR"].iter().find_map(|p| name.strip_prefix(p)).unwrap_or(name);
    let bare = name.trim_end_matches("-UW").trim_end_matches("-U").trim_end_matches("-W");
    let shorter = bare.trim_end_matches(['A', 'B']);
    if shorter.chars().count() >= 2 && !shorter.ends_with(|c: char| c.is_ascii_alphabetic()) {
        shorter
    } else {
        bare
    }
}

/// Short names of cities that are words of ordinary language or of something else.
const ORDINARY_PLACES: &[&str] = &[
    "朝阳",
    "白山",
    "白银",
    "安康",
    "中卫",
    "东方",
    "海东",
    "黄石",
    "平凉",
    "和田",
    "山南",
    "保山",
    "海北",
    "黄南",
    "三沙",
    "海南藏族",
];

/// Counties whose short names are words of ordinary language even behind a city: 上海解放.
const ORDINARY_COUNTIES: &[&str] =
    &["解放", "和平", "友谊", "前进", "东风", "胜利", "兴业", "兴国", "武功", "新建", "建设", "开放", "中心"];

const PEOPLES: &[&str] = &[
    "土家族",
    "朝鲜族",
    "藏族",
    "羌族",
    "彝族",
    "布依族",
    "苗族",
    "侗族",
    "哈尼族",
    "壮族",
    "傣族",
    "白族",
    "景颇族",
    "傈僳族",
    "回族",
    "蒙古族",
    "维吾尔",
    "哈萨克",
    "蒙古",
    "柯尔克孜",
];

/// 浙江省 → 浙江, 恩施土家族苗族自治州 → 恩施.
fn short_division(name: &str) -> Option<&str> {
    let mut short = ["特别行政区", "自治区", "自治州", "地区", "省", "市", "盟"]
        .iter()
        .find_map(|e| name.strip_suffix(e))?;
    while let Some(rest) = PEOPLES.iter().find_map(|p| short.strip_suffix(p)) {
        short = rest;
    }
    let short = short.trim_end_matches("壮族").trim_end_matches("回族");
    (short.chars().count() >= 2).then_some(short)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn divisions_and_listed_names_get_their_short_forms() {
        assert_eq!(short_division("恩施土家族苗族自治州"), Some("恩施"));
        assert_eq!(short_division("宁夏回族自治区"), Some("宁夏"));
        assert_eq!(short_division("浙江省"), Some("浙江"));
        assert_eq!(plain_listed("万科A"), "万科");
        assert_eq!(plain_listed("*ST中程"), "中程");
        assert_eq!(plain_listed("TCL科技"), "TCL科技");
    }

    #[test]
    fn one_bearer_has_many_names_and_its_code() {
        let names =
            Names::load("=a\n中国工商银行\t工商银行|工行\n=L\n工商银行\t601398.SH\n=D\n1浙江省\n2临江市\n");
        let (full, short) = (names.get("中国工商银行").unwrap(), names.get("工行").unwrap());
        assert_eq!(full.group, short.group);
        assert_eq!(names.codes(full.group).collect::<Vec<_>>(), ["601398.SH"]);
        assert_eq!(names.full(short.group), Some("中国工商银行"));
        assert_eq!(names.full(names.get("浙江").unwrap().group), Some("浙江省"));
        assert_eq!(names.get("浙江").unwrap().level, Level::Province);
    }
}

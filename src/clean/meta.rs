//! What bylines, source lines and date lines say: names, a publication, a date.

use super::chars::is_han;
use crate::calendar::Date;
use crate::phrases::{DIGITS, Sets, ends_any, holds_any, starts_any};

/// Words of a byline that are not names.
const ROLES: &[&str] = &[
    "记者",
    "通讯员",
    "评论员",
    "观察员",
    "实习生",
    "研究员",
    "作者",
    "文",
    "撰文",
    "编译",
    "采写",
    "执笔",
    "整理",
    "供稿",
    "撰稿",
    "图文",
    "文图",
    "文字",
    "口述",
    "采访",
    "分析师",
    "研究助理",
];

/// Words before the names of those who made the page, not the text.
const EDITORS: &[&str] = &[
    "编辑",
    "责编",
    "责任编辑",
    "校对",
    "审核",
    "监制",
    "美编",
    "排版",
    "编审",
    "终审",
    "初审",
    "复审",
    "统筹",
    "制作",
];

/// The people that a byline names.
pub(super) fn authors(line: &str) -> Vec<String> {
    let line = line.trim_in("（）()【】■□◆◎▪◇●▲ ");
    let mut out = Vec::new();
    // 张 三: a name of two characters spread over three.
    let mut pending: Option<char> = None;
    let mut editor = false;
    for token in line.split([' ', '、', '，', ',', '/', '／', '|', '｜', '丨', '：', ':', ';', '；']) {
        if ends_any(token, EDITORS).is_some() {
            editor = true;
        } else if token == "文" || holds_any(token, ROLES).is_some_and(|role| role != "文") {
            editor = false;
        }
        if editor {
            pending = None;
            continue;
        }
        // 文 alone is a role, in 李文清 it is part of a name.
        let roles = ROLES.iter().filter(|role| token == **role || **role != "文");
        let token = roles.fold(token, |t, role| t.rsplit_once(role).map_or(t, |(_, name)| name));
        let count = token.chars().count();
        let han = token.chars().all(|c| is_han(c) || c == '·');
        if token.is_empty() || !han || token.ends_with("报道") || token.ends_with('摄') && count > 3 {
            pending = None;
            continue;
        }
        match (count, pending) {
            (1, Some(first)) => {
                out.push(format!("{first}{token}"));
                pending = None;
            }
            (1, None) => pending = token.chars().next(),
            (2..=4, _) => out.push(token.to_owned()),
            _ if token.contains('·') => out.push(token.to_owned()),
            _ => {}
        }
    }
    out
}

/// Whether a line begins a story: 本报讯, 新华社北京5月1日电.
pub(super) fn is_dateline(line: &str) -> bool {
    if starts_any(line, &["新华社", "中新社", "本报"]).is_none() {
        return false;
    }
    let head = line.char_indices().nth(16).and_then(|(end, _)| line.get(..end)).unwrap_or(line);
    starts_any(line, &["本报讯", "本报综合"]).is_some() || holds_any(head, &["日电", "日讯"]).is_some()
}

/// Family names of about nine in ten people.
const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤康易乔赖文葛章倪庞邬柳饶殷齐柴温岳鲁俞祝申尚耿关兰焦欧阳穆宁符辛管祁詹鲍涂翟凌靳甘景单牛伍裴霍翁荣路包纪盛聂华霞骆詹仇邢路宗曲褚项丛岑栾戚车代左卓冉米滕查茅桂";

pub(super) fn is_surname(c: char) -> bool {
    SURNAMES.contains(c)
}

/// The publication that a source line names, and the people behind it.
pub(super) fn source_of(line: &str) -> (Option<String>, Vec<String>) {
    let line = line.trim_in("（）()【】[] ");
    let rest = ["来源", "转自", "摘自", "稿源", "原载"]
        .iter()
        .find_map(|w| line.split_once(w).map(|(_, rest)| rest))
        .or(line.strip_prefix("综合"))
        .or(line.strip_prefix('据'))
        .unwrap_or(line);
    let rest = rest.trim_start_in("于：:|｜丨 ");
    // The day may stand first, and a mark behind it.
    let day = |t: &&str| t.starts_in(DIGITS) || ["·", "|", "｜", "丨"].contains(t);
    let mut tokens = rest.split(' ').filter(|t| !t.is_empty()).skip_while(day);
    // 某某网站，3月18日
    let named = |t: &'_ str| match t.split_once('，') {
        // 新华社北京12月15日电
        _ if t.ends_in("电讯") && starts_any(t, &["新华社", "中新社", "中新网"]).is_some() => 9,
        Some((name, day)) if day.starts_in(DIGITS) => name.len(),
        _ => t.trim_end_in("电讯）)").len(),
    };
    let source = tokens.next().and_then(|t| t.get(..named(t))).filter(|t| !t.is_empty());
    let mut names = Vec::new();
    for token in tokens {
        let token = token.trim_start_matches("作者").trim_start_in("：:");
        if token.starts_in(DIGITS) || token.holds_in("：:") {
            continue;
        }
        names.extend(authors(token).into_iter().filter(|name| name.starts_with(is_surname)));
    }
    (source.map(str::to_owned), names)
}

/// The first whole date of a line.
pub(super) fn date_of(line: &str) -> Option<Date> {
    let mut numbers = line.split(|c: char| !c.is_ascii_digit()).filter(|n| !n.is_empty());
    let year = numbers.find(|n| n.len() == 4 && (n.starts_with("19") || n.starts_with("20")));
    if let Some(year) = year {
        let mut small = || numbers.next().filter(|n| n.len() <= 2).and_then(|n| n.parse().ok());
        return Date::new(year.parse().ok()?, small()?, small()?);
    }
    chinese_date(line)
}

/// 二〇二四年十二月三十一日.
fn chinese_date(line: &str) -> Option<Date> {
    let digit = |c: char| {
        "〇一二三四五六七八九".chars().position(|d| d == c).or(match c {
            '○' | '零' | 'O' | 'o' | '0' => Some(0),
            _ => None,
        })
    };
    let number = |s: &str| -> Option<u8> {
        let s = s.trim();
        match s.split_once('十') {
            None => s.chars().next().filter(|_| s.chars().count() == 1).and_then(digit),
            Some((tens, ones)) => {
                let tens = if tens.is_empty() { Some(1) } else { tens.chars().next().and_then(digit) };
                let ones = if ones.is_empty() { Some(0) } else { ones.chars().next().and_then(digit) };
                Some(tens? * 10 + ones?)
            }
        }
        .and_then(|n| u8::try_from(n).ok())
    };
    let (year, rest) = line.split_once('年')?;
    let (month, rest) = rest.split_once('月')?;
    let (day, _) = rest.split_once('日')?;
    let year: Vec<usize> = year.trim_start_in("（(").chars().filter_map(digit).collect();
    let [a, b, c, d] = year.as_slice() else { return None };
    let year = i32::try_from(a * 1000 + b * 100 + c * 10 + d).ok()?;
    Date::new(year, number(month)?, number(day)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bylines_name_people() {
        assert_eq!(authors("青年报记者 王芳"), ["王芳"]);
        assert_eq!(authors("■ 王小明 李雷 韩梅梅"), ["王小明", "李雷", "韩梅梅"]);
        assert_eq!(authors("本报记者 李明 通讯员 张 三 上海报道"), ["李明", "张三"]);
        assert_eq!(authors("文/本刊记者 王芳、李明"), ["王芳", "李明"]);
        assert_eq!(authors("■本报记者 李文清 周子昂"), ["李文清", "周子昂"]);
        assert_eq!(authors("记者 冯某希 编辑 叶某秋 通讯员 王芳"), ["冯某希", "王芳"]);
    }

    #[test]
    fn source_lines_name_a_publication() {
        let (source, names) = source_of("来源:中国某报 谢小春、吕小虎 2025-03-25");
        assert_eq!(
            (source.as_deref(), names),
            (Some("中国某报"), vec!["谢小春".to_owned(), "吕小虎".to_owned()])
        );
        assert_eq!(source_of("来源 某银行贵阳分行 2025-03-27").0.as_deref(), Some("某银行贵阳分行"));
        for (line, source) in [
            ("（据新华社）", "新华社"),
            ("（新华社北京12月15日电）", "新华社"),
            ("2025年03月21日 05:20 新浪财经", "新浪财经"),
            ("2025-03-04 08:12 · 科技日报", "科技日报"),
        ] {
            assert_eq!(source_of(line), (Some(source.to_owned()), Vec::new()), "{line}");
        }
        assert_eq!(source_of("2025-06-24 来源：某某银行 字体： 大 中 小 打印").1, Vec::<String>::new());
    }

    #[test]
    fn dates_of_lines() {
        let date = |s| date_of(s).map(|d| d.to_string());
        assert_eq!(date("来源:某报 2025-03-25").as_deref(), Some("2025-03-25"));
        assert_eq!(date("2025 年 3 月 5 日").as_deref(), Some("2025-03-05"));
        assert_eq!(date("二〇二四年十二月三十一日").as_deref(), Some("2024-12-31"));
        assert_eq!(date("2025年3月"), None);
    }
}

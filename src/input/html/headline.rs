//! The headline of a page, and the bar of date and source under it.

use super::lines::{Lines, compact};
use crate::input::date;
use crate::phrases::{Sets, ends_any};
use std::ops::Range;

/// Words that the name of a site ends with, behind the headline in `<title>`.
const SITE: &[&str] = &[
    "网",
    "网站",
    "频道",
    "新闻",
    "财经",
    "报",
    "晚报",
    "日报",
    "时报",
    "站",
    "在线",
    "门户",
    "论坛",
    "博客",
    "平台",
    "社区",
    "公司",
    "中心",
    "政府",
    "银行",
    "委员会",
    "公众号",
    "资讯",
    "杂志",
    "周刊",
    "客户端",
    "号",
    "百科",
    "百科全书",
    "股票",
    "证券",
    "科技",
    "要闻",
    "国内",
    "国际",
    "滚动",
    "首页",
    "部",
    "局",
    "厅",
    "会",
    "org",
    "com",
    "cn",
    "net",
    "Today's Focus",
    "News",
    "APP",
    "贴吧",
    "图书",
    "文库",
    "观察者网",
    "设计",
];

/// The part of a page's title that is the headline: without the names of site and channel.
pub(crate) fn without_site(title: &str) -> &str {
    let mut title = title.trim();
    // `_` stands between headline, channel and site alone.
    if let Some((head, _)) = title.split_once('_')
        && head.chars().count() >= 5
    {
        title = head.trim();
    }
    loop {
        let cut = title
            .char_indices()
            .rev()
            .find(|(_, c)| matches!(c, '-' | '|' | '–' | '—' | '»' | '｜' | '<' | '>' | '·'));
        let Some((at, mark)) = cut else { break };
        let tail = title.get(at + mark.len_utf8()..).unwrap_or("").trim();
        let head = title.get(..at).unwrap_or("").trim_end_in("-—| ");
        let named = ends_any(tail, SITE).is_some() || tail.is_empty();
        if !named || tail.chars().count() > 20 || head.chars().count() < 5 {
            break;
        }
        title = head;
    }
    title
}

/// The line of the headline, looked for up to `first`, the first sentence of the text.
pub(crate) fn find(lines: &Lines, first: usize) -> Option<usize> {
    let page = lines.lines.iter().position(|l| l.title);
    let whole = whole(lines);
    let end = (first + 4).min(lines.lines.len());
    let mut best: Option<(bool, u32, usize)> = None;
    let mut heading = None;
    for (i, line) in lines.lines.iter().enumerate().take(end) {
        if line.title || line.chars < 4 || line.chars > 90 {
            continue;
        }
        // A first-rank heading, or the first of any rank right before the text.
        let near = line.heading == 1 && i + 60 > first
            || line.heading > 0 && heading.is_none() && i + 6 > first && i <= first;
        if near && line.linked * 2 < line.chars && !is_byline(lines.text(line), line.chars) {
            heading = Some(i);
        }
        let words = compact(lines.text(line));
        // The page's title may name the site or the authority first.
        let site = || ends_any(&words, SITE).is_some();
        let most = line.chars >= 10 && words.len() * 2 >= whole.len() && whole.contains(&words) && !site();
        if (line.chars >= 5 && whole.starts_with(&words) || most) && line.linked < line.chars {
            let found = (line.heading > 0, line.chars, i);
            if best.is_none_or(|b| (found.0, found.1) > (b.0, b.1)) {
                best = Some(found);
            }
        }
    }
    let stated = || {
        page.filter(|i| {
            let title = lines.lines.get(*i).map_or("", |l| without_site(lines.text(l)));
            let generic = ["欢迎", "访问", "首页", "无标题", "Untitled"].iter().any(|w| title.contains(w));
            title.chars().count() >= 8 && !generic
        })
    };
    best.map(|b| b.2).or(heading).or_else(stated)
}

/// The title of the page, without blanks.
fn whole(lines: &Lines) -> String {
    lines.lines.iter().find(|l| l.title).map_or(String::new(), |l| compact(lines.text(l)))
}

/// The lines of the headline that begins on one: those that together say what the page's title says, or a second half.
pub(crate) fn lines_of(lines: &Lines, title: usize) -> Range<usize> {
    let text = |i: usize| lines.lines.get(i).map_or(String::new(), |l| compact(lines.text(l)));
    let (whole, mut words, mut end) = (whole(lines), text(title), title + 1);
    while end < title + 4 {
        let next = text(end);
        words.push_str(&next);
        if next.is_empty() || !whole.starts_with(&words) {
            break;
        }
        end += 1;
    }
    if end == title + 1 && goes_on(lines, title) {
        end += 1;
    }
    title..end
}

/// Whether a headline goes on behind a `<br>`.
fn goes_on(lines: &Lines, title: usize) -> bool {
    let (Some(first), Some(second)) = (lines.lines.get(title), lines.lines.get(title + 1)) else {
        return false;
    };
    let (head, tail) = (lines.text(first), lines.text(second));
    let open = ends_any(head, &["关于", "印发", "发布", "的", "和", "与", "及", "、"]).is_some();
    let named = &["的通知", "的意见", "的公告", "的决定", "的批复", "的函", "的报告", "的通告"];
    let closed = ends_any(tail, named).is_some() && ends_any(head, named).is_none();
    first.broken && first.node == second.node && second.chars <= 60 && second.stops == 0 && (open || closed)
}

/// Whether the words are a bar of date, source and counters, not a sentence.
pub(crate) fn is_byline(text: &str, chars: u32) -> bool {
    let words = compact(text);
    if chars > 90 || words.contains('。') {
        return false;
    }
    let key = [
        "来源：",
        "来源:",
        "发布时间",
        "发表时间",
        "更新时间",
        "发布日期",
        "发布：",
        "发布:",
        "浏览",
        "点击",
        "阅读量",
        "时间：",
        "时间:",
        "稿源",
        "信息来源",
        "文章来源",
        "新闻来源",
        "日期：",
        "字号",
    ]
    .iter()
    .any(|k| words.contains(k));
    let starts = ["来源", "出处", "稿件来源", "作者：", "作者:", "文：", "文:", "文/", "编辑：", "记者："]
        .iter()
        .any(|k| words.starts_with(k));
    let dated = date::find(text).is_some();
    // A date with a time of day, or with little beside it, is no sentence either.
    let clock = words
        .as_bytes()
        .windows(5)
        .any(|w| matches!(w, [a, b, b':', c, d] if [a, b, c, d].iter().all(|x| x.is_ascii_digit())));
    (dated && (key || clock || chars <= 26)) || (key && chars <= 50) || (starts && chars <= 40)
}

/// Labels of the card above an official document in a government's catalogue.
const CARD: &[&str] = &[
    "索引号",
    "主题分类",
    "发文机关",
    "发文机构",
    "发布机构",
    "成文日期",
    "生成日期",
    "标题",
    "发文字号",
    "文号",
    "发布日期",
    "主题词",
    "有效性",
    "效力状态",
    "公开方式",
    "公开时限",
    "公文种类",
    "信息分类",
    "信息名称",
    "体裁分类",
    "名称",
    "关键词",
    "有效期",
    "分类",
    "内容概述",
    "公开形式",
    "公开范围",
    "服务对象",
    "信息来源",
];

/// Whether the words are a line of such a card: `索引号：000014349/2005-00156`.
pub(crate) fn is_card(words: &str) -> bool {
    CARD.iter()
        .any(|label| words.strip_prefix(label).is_some_and(|rest| rest.starts_in("：:") || rest.is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn site_names_are_cut_from_titles() {
        for (title, want) in [
            ("某行发布年报_财经频道_某某网", "某行发布年报"),
            ("利率下降0.5个百分点 - 某某新闻网", "利率下降0.5个百分点"),
            (
                "图说某地| 某学院：剪窗花 过新年 某某日报网-某某日报官方网站",
                "图说某地| 某学院：剪窗花 过新年 某某日报网",
            ),
            ("2019-2022年规划发布", "2019-2022年规划发布"),
            ("某公司回应--当代商报", "某公司回应"),
            ("国务院关于某事的通知", "国务院关于某事的通知"),
        ] {
            assert_eq!(without_site(title), want);
        }
    }

    #[test]
    fn cards_of_official_documents_are_known() {
        assert!(is_card("索引号：000014349/2005-00156主题分类：科技"));
        assert!(!is_card("标题新闻导读") && !is_card("有效期至2030年"));
    }

    #[test]
    fn bylines_are_known() {
        for text in [
            "2019-09-26 10:34 来源：和讯",
            "来源：新华网",
            "2005年08月16日",
            "发表时间：06/02/2022-13:48",
            "作者：安某",
        ] {
            assert!(is_byline(text, text.chars().count() as u32), "{text}");
        }
        for text in ["2019年9月26日，某部召开发布会，介绍有关情况，并回答记者提问。", "一、总体要求"]
        {
            assert!(!is_byline(text, text.chars().count() as u32), "{text}");
        }
    }
}

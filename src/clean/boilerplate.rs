//! What belongs to the page and not to the text: separators, page numbers, running heads, editors, advertising.
//!
//! May change: removes whole lines, and live quotes inside lines. Every removal names its rule.

use super::facts::Facts;
use super::lines::Line;
use super::rules::{
    CONTROLS, EDITOR, LIVE_QUOTE, ORIGINAL_TITLE, PAGE_NUMBER, PROMOTION, RUNNING_HEAD, SEPARATOR,
};
use super::work::{Changes, Work};
use crate::cues::Cues;
use crate::input::LineHint;
use crate::offset_map::Rule;
use crate::order;
use crate::phrases::{DIGITS, Sets, starts_any};
use std::sync::LazyLock;

/// Who made the page, in the order in which the words are asked for.
const EDITORS: &[&str] = &[
    "责任编辑",
    "责编",
    "编辑",
    "校对",
    "审核",
    "美编",
    "排版",
    "版面编辑",
    "值班编辑",
    "网络编辑",
    "终审",
    "初审",
    "复审",
    "监制",
    "编审",
    "总监制",
    "责任校对",
    "实习编辑",
    "文字编辑",
    "新媒体编辑",
    "栏目主编",
    "值班主编",
];

/// Words of advertising; a line needs one of each group that its rule names.
const PROMOTIONS: &[&str] = &[
    "尽在新浪财经APP",
    "扫描二维码",
    "扫二维码",
    "扫码关注",
    "扫码下载",
    "长按识别",
    "关注公众号",
    "微信公众号",
    "点击下载",
    "下载客户端",
    "下载APP",
    "打开APP",
    "客户端下载",
    "关注我们",
    "点击关注",
    "关注微信",
    "扫一扫",
    "点击进入专题",
    "欢迎关注",
    "新浪财经APP",
    "分享给更多朋友",
    "点个“在看”",
    "点个在看",
    "点击上方蓝字",
    "加入收藏",
];

/// Words of a page's frame that stand alone on a line.
const CONTROL_WORDS: &[&str] = &[
    "打印",
    "关闭",
    "关闭窗口",
    "打印本页",
    "分享",
    "分享到",
    "返回顶部",
    "返回首页",
    "上一篇",
    "下一篇",
    "返回列表",
    "收藏",
    "字号",
    "大",
    "中",
    "小",
    "复制链接",
    "我要评论",
    "举报",
    "举报/反馈",
    "点赞",
    "展开全文",
    "阅读全文",
    "查看更多",
    "相关阅读",
    "微信扫一扫",
    "分享到微信",
    "纠错",
    "加载更多",
    "回到顶部",
    "更多>>",
    "【打印】",
    "【关闭】",
];

/// The rule by which each line goes, if one does.
pub(super) fn furniture(text: &str, lines: &[Line]) -> Vec<Option<Rule>> {
    let mut out: Vec<Option<Rule>> = lines.iter().map(|l| alone(l.of(text), &l.facts, l.hint)).collect();
    for i in counted(text, lines, &out) {
        if let Some(rule) = out.get_mut(i) {
            *rule = Some(PAGE_NUMBER);
        }
    }
    // A head stands right behind a page number or a separator, or right before it, again and again.
    let page = |i: usize| out.get(i).is_some_and(|r| *r == Some(PAGE_NUMBER) || *r == Some(RUNNING_HEAD));
    let beside: Vec<bool> =
        (0..lines.len()).map(|i| !page(i) && (i > 0 && page(i - 1) || page(i + 1))).collect();
    // The head of the first page may stand there without a number.
    let heads = beside.iter().enumerate().filter(|&(i, beside)| i < 3 || *beside).map(|(i, _)| i);
    let mut heads: Vec<([u32; 2], usize)> = heads
        .filter_map(|i| lines.get(i).filter(|l| !l.ended).map(|l| (order::hash(l.of(text).chars()), i)))
        .collect();
    order::sort_by_key(&mut heads, |h| [h.0[0], h.0[1], h.1 as u32, 0]);
    for same in heads.chunk_by(|a, b| a.0 == b.0) {
        // One that begins on a later page says nothing of the document.
        let top = same.first().is_some_and(|h| h.1 < 3);
        for (_, i) in same.iter().skip(usize::from(top || same.len() < 2)).filter(|h| h.1 >= 3) {
            out.get_mut(*i).map(|rule| rule.get_or_insert(RUNNING_HEAD));
        }
    }
    out
}

/// The lines that say the same on page after page but for a number that counts on: `某公司年度报告 12`, or the number
/// alone, far from each other; and a number alone in the middle of the page or beside the title of the document, said
/// again.
fn counted(text: &str, lines: &[Line], rules: &[Option<Rule>]) -> Vec<usize> {
    // What a line says beside its number, as a hash; the line; its number.
    let mut found: Vec<([u32; 2], usize, u32)> = Vec::new();
    let mut alone = Vec::new();
    let said = |i: usize| lines.get(i).map_or("", |l| l.of(text));
    let is_title =
        |i: usize| i >= 3 && said(i).chars().nth(5).is_some() && (0..3).any(|top| said(top) == said(i));
    for (i, line) in lines.iter().enumerate() {
        let inner = line.of(text);
        if line.ended
            || line.row
            || line.hint.is_some()
            || inner.len() > 200
            || rules.get(i).is_some_and(Option::is_some)
        {
            continue;
        }
        let Some(number) = last_number(inner) else { continue };
        let rest = || inner.chars().filter(|c| !c.is_ascii_digit() && *c != ' ');
        let length = rest().count();
        // In the middle of the page, or under the last sentence of the last page.
        let last = i + 1 == lines.len() && i > 0 && lines.get(i - 1).is_some_and(|l| l.ended);
        let titled = || is_title(i + 1) || i > 0 && is_title(i - 1);
        if length == 0 && inner.len() <= 3 && (line.indent >= 16 || last || titled()) {
            alone.push(i);
        } else if length == 0 && inner.len() <= 3 || length >= 8 {
            found.push((order::hash(rest()), i, number));
        }
    }
    order::sort_by_key(&mut found, |f| [f.0[0], f.0[1], f.1 as u32, 0]);
    for same in found.chunk_by(|a, b| a.0 == b.0) {
        let follows =
            |w: &[(_, usize, u32)]| matches!(w, [a, b] if a.2 < b.2 && b.2 <= a.2 + 2 && b.1 >= a.1 + 4);
        let counts = same.windows(2).all(follows);
        if same.len() >= 3 && counts {
            alone.extend(same.iter().map(|f| f.1));
        }
    }
    alone
}

/// The last number of a line, if it is one of a page.
fn last_number(line: &str) -> Option<u32> {
    let end = line.trim_end_matches(|c: char| !c.is_ascii_digit());
    let rest = end.trim_end_in(DIGITS);
    end.get(rest.len()..).filter(|n| n.len() <= 4)?.parse().ok()
}

/// The rule for a line by itself.
fn alone(line: &str, facts: &Facts, hint: Option<LineHint>) -> Option<Rule> {
    if line.len() > 400 || hint == Some(LineHint::TableRow) {
        return None;
    }
    if is_separator(line) {
        Some(SEPARATOR)
    } else if is_page_number(line) {
        Some(PAGE_NUMBER)
    } else if !facts.stop && is_editor(line) {
        Some(EDITOR)
    } else if line.strip_prefix("原标题").is_some_and(|r| r.starts_in("：: ")) {
        Some(ORIGINAL_TITLE)
    } else if line.len() <= 180
        && !facts.stop
        && let Some(rule) = said(line)
    {
        Some(rule)
    } else if is_controls(line) || is_tags(line) || is_neighbour(line) {
        Some(CONTROLS)
    } else {
        None
    }
}

/// 打印 关闭, 【关闭窗口】 【打印本页】, 分享到：微信 微博.
fn is_controls(line: &str) -> bool {
    const SHARES: &[&str] = &["微信", "微博", "新浪微博", "QQ", "QQ空间", "朋友圈", "QQ好友", "责任编辑"];
    let joints = [' ', '|', '｜', '\t', '：', ':', '【', '】', '[', ']', '(', ')', '（', '）'];
    if line.len() > 90 {
        return false;
    }
    let words = || line.split(joints).filter(|w| !w.is_empty());
    let control = |w: &str| CONTROL_WORDS.contains(&w);
    let shares = |w: &str| SHARES.contains(&w);
    words().all(|w| control(w) || shares(w))
        && words().any(control)
        && (line.len() <= 24 || line.contains(['【', '[']) || words().any(shares))
}

/// 上一篇：某某: the neighbours of a page.
fn is_neighbour(line: &str) -> bool {
    const NEIGHBOURS: &[&str] = &["上一篇", "下一篇", "上一条", "下一条", "上篇", "下篇"];
    let rest = if line.starts_with(['上', '下']) { starts_any(line, NEIGHBOURS) } else { None };
    rest.and_then(|w| line.get(w.len()..)).is_some_and(|r| r.starts_with(['：', ':']))
}

/// `#金融数据 #信贷`
fn is_tags(line: &str) -> bool {
    line.starts_with('#')
        && line.contains(' ')
        && line.split(' ').all(|w| w.len() > 1 && w.starts_with('#') && !w.starts_with("##"))
}

/// Words of the foot of a page.
const FOOTS: &[&str] = &["ICP备", "公网安备", "技术支持：", "技术支持:"];

/// The rule of a line that its words give away.
fn said(line: &str) -> Option<Rule> {
    static CUES: LazyLock<Cues> =
        LazyLock::new(|| Cues::new(&[(1, PROMOTIONS), (2, &["请务必阅读", "敬请参阅"]), (4, FOOTS)]));
    match CUES.lists(line) {
        0 => None,
        2 => Some(RUNNING_HEAD),
        4 => Some(CONTROLS),
        _ => Some(PROMOTION),
    }
}

/// Words between dashes that only say where a part ends.
const ENDS: &[&str] = &[
    "END",
    "End",
    "THE END",
    "The End",
    "完",
    "正文完",
    "全文完",
    "邮件原件",
    "原始邮件",
    "转发的邮件",
    "Original Message",
    "Forwarded message",
];

fn is_separator(line: &str) -> bool {
    // — END —, -----邮件原件-----
    let dash = |c: char| matches!(c, '-' | '—' | '=' | '_' | '*' | '~' | ' ');
    let core = if line.starts_with(dash) { line.trim_matches(dash) } else { line };
    if (line.len() >= core.len() + 4 || line.is_ascii() && line.len() <= 7) && ENDS.contains(&core) {
        return true;
    }
    let mut chars = line.chars().filter(|c| *c != ' ');
    let Some(first) = chars.next() else { return false };
    // A mark alone only decorates.
    if line.len() == first.len_utf8() && "▷▶►▼▽▲△◆◇●■□★☆.~|`^".contains(first) {
        return true;
    }
    matches!(first, '-' | '=' | '_' | '*' | '~' | '—' | '─' | '━' | '·' | '.' | '#' | '＿' | '═' | '－')
        && chars.all(|c| c == first)
        && line.chars().count() >= 3
}

fn is_page_number(line: &str) -> bool {
    if line.len() > 60 {
        return false;
    }
    let whole = line;
    let line = line.trim_end_in("-— =").trim_start_in("-— =");
    // — 3 —
    let bare = !whole.starts_with(line) && !whole.ends_with(line) && line.len() <= 3;
    let number = |s: &str| !s.is_empty() && s.len() <= 4 && s.bytes().all(|b| b.is_ascii_digit());
    if let Some(rest) =
        line.strip_prefix("Page ").or(line.strip_prefix("page ")).or(line.strip_prefix("PAGE "))
    {
        return number(rest) || rest.split_once(" of ").is_some_and(|(a, b)| number(a) && number(b));
    }
    if let Some(rest) = line.strip_prefix('第') {
        let Some((a, b)) = rest.split_once('页') else { return false };
        let b = b.trim_in(" /，,共页");
        return number(a.trim()) && (b.is_empty() || number(b.trim()));
    }
    // 1-49 and 3 / 12 count pages of a part or of a whole; a number alone may be a figure of a table.
    let parts = line.split_in("-/").map(|(a, b)| (a.trim(), b.trim()));
    bare && number(line)
        || parts.is_some_and(|(a, b)| {
            number(a) && number(b) && a.len() + b.len() <= 7 && !(a.len() == 4 || b.len() == 4)
        })
}

fn is_editor(line: &str) -> bool {
    if line.len() > 150 {
        return false;
    }
    let line = line.trim_start_in("（(【[ ■▪/");
    let first = line.chars().next();
    EDITORS.iter().filter(|word| word.chars().next() == first).any(|word| {
        let mut spread = line.chars().filter(|c| *c != ' ');
        let starts = word.chars().all(|c| spread.next() == Some(c));
        // 责任编辑 王芳 版式 李明
        let pairs = || {
            line.split(' ').count() >= 2
                && line.split(' ').all(|w| w.chars().count() <= 4)
                && line.len() <= 100
        };
        starts
            && (spread.next().is_some_and(|c| matches!(c, '：' | ':' | '/' | '｜' | '|' | '丨'))
                || word.len() > 6 && pairs())
    })
}

/// Removes live quotes: brackets right behind a name that hold a price, a change and a change in percent.
pub(super) fn live_quotes(work: &mut Work) -> bool {
    let mut changes = Changes::default();
    let mut known = work.known.clone();
    for (i, (line, span)) in work.lines().enumerate() {
        let mut facts = known.get_mut(i);
        if facts.as_deref().copied().flatten().is_some_and(|facts| !facts.live_quote) {
            continue;
        }
        for (percent, _) in line.match_indices('%') {
            if let Some((start, end)) = live_quote(line, percent) {
                let base = span.start as usize;
                changes.push(base + start, base + end, "", LIVE_QUOTE);
                facts.as_deref_mut().map(Option::take);
            }
        }
    }
    work.apply(changes.0, known)
}

/// Where a quote begins and ends that ends in this percent sign: few brackets end in one.
pub(super) fn live_quote(line: &str, percent: usize) -> Option<(usize, usize)> {
    let (head, behind) = line.split_at_checked(percent + 1)?;
    let close = behind.chars().next().filter(|c| matches!(c, ')' | '）'))?;
    let in_quote = |c: char| matches!(c, '0'..='9' | '.' | ',' | ' ' | '+' | '-' | '%');
    let before = head.trim_end_matches(in_quote);
    let open = before.chars().next_back().filter(|c| matches!(c, '(' | '（'))?;
    is_quote(head.get(before.len()..)?)
        .then_some((before.len() - open.len_utf8(), percent + 1 + close.len_utf8()))
}

fn is_quote(body: &str) -> bool {
    let mut parts = body.split(", ").map(str::trim);
    let mut number = |percent: bool| {
        parts.next().is_some_and(|p| {
            let p = p.strip_prefix(['-', '+']).unwrap_or(p);
            let p = if percent { p.strip_suffix('%').unwrap_or("") } else { p };
            p.contains('.') && p.bytes().all(|b| b.is_ascii_digit() || b == b'.')
        })
    };
    number(false) && number(false) && number(true)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::tests::{cleaned, read};

    #[test]
    fn furniture_goes_by_its_rule() {
        for (line, rule) in [
            ("------------", Some(SEPARATOR)),
            ("* * *", Some(SEPARATOR)),
            ("— END —", Some(SEPARATOR)),
            ("END", Some(SEPARATOR)),
            ("▷", Some(SEPARATOR)),
            ("请务必阅读正文之后的免责声明 - 3 -", Some(RUNNING_HEAD)),
            ("#金融数据 #信贷", Some(CONTROLS)),
            ("Page 50------------", Some(PAGE_NUMBER)),
            ("第 3 页 共 12 页", Some(PAGE_NUMBER)),
            ("1-49", Some(PAGE_NUMBER)),
            ("35/ 218", Some(PAGE_NUMBER)),
            ("— 3 —", Some(PAGE_NUMBER)),
            ("- 7 / 12 -", Some(PAGE_NUMBER)),
            ("2021-2025", None),
            ("责任编辑：王芳", Some(EDITOR)),
            ("（责 编：王芳、李明）", Some(EDITOR)),
            ("编辑 | 李明", Some(EDITOR)),
            ("责任编辑 王芳   版式 李明", Some(EDITOR)),
            ("编辑出版工作进展顺利", None),
            ("原标题：某地签约十个项目", Some(ORIGINAL_TITLE)),
            ("打印 关闭", Some(CONTROLS)),
            ("扫描二维码，关注我们", Some(PROMOTION)),
            ("银行推出扫码下载服务。用户可在柜台办理。", None),
            ("【关闭窗口】 【打印本页】", Some(CONTROLS)),
            ("[责任编辑] 打印 关闭", Some(CONTROLS)),
            ("分享到：微信 微博 QQ空间", Some(CONTROLS)),
            ("上一篇：某地下达资金690亿元", Some(CONTROLS)),
            ("版权所有：某市发展改革委 备案号：沪ICP备12345678号-1 技术支持：某某科技", Some(CONTROLS)),
            ("大 中 小", Some(CONTROLS)),
            ("微信", None),
            ("技术支持：由总部提供。", None),
            ("小微企业", None),
        ] {
            assert_eq!(alone(line, &Facts::of(line), None), rule, "{line}");
        }
    }

    #[test]
    fn a_running_head_stays_once() {
        let page = |n: u32| format!("第{n}页\n某某股份有限公司年度报告\n本节正文第{n}部分的内容已经完整。\n");
        let text: String = (1..4).map(page).collect();
        assert_eq!(cleaned(&text).matches("年度报告").count(), 1);
    }

    #[test]
    fn live_quotes_go_and_are_listed() {
        let clean = read("贝某德(431.2, 7.37, 1.74%)固定收益部门认为，利率(3.5%)将下行。");
        assert_eq!(clean.text(), "贝某德固定收益部门认为，利率（3.5%）将下行。");
        assert!(
            clean.mapped.edits.iter().any(|e| e.before == "(431.2, 7.37, 1.74%)" && e.rule == LIVE_QUOTE)
        );
    }
}

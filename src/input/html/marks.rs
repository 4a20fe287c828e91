//! What class, id and style of an element say about its text.

use super::tag::Tag;
use super::tokenizer::attributes;
use crate::phrases::Sets;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Marks {
    /// `display:none`, `hidden`.
    pub hidden: bool,
    /// A live quote that scripts fill.
    pub quote: bool,
    pub caption: bool,
    /// Set in bold by style or class.
    pub bold: bool,
    /// Named as a place for the text itself.
    pub body: bool,
    pub furniture: Option<Furniture>,
    /// A security code in its id or link: `sh601398`.
    pub code: Option<[u8; 8]>,
}

/// What kind of by-matter a name says that an element is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Furniture {
    Comments,
    Related,
    Navigation,
    Share,
    Advertisement,
    QrCode,
    Editor,
}

/// Words of class and id names, sorted by kind. A name is cut at everything but letters and at capitals.
const WORDS: &[(Furniture, &[&str])] = &[
    (
        Furniture::Comments,
        &["comment", "comments", "cmt", "pinglun", "reply", "replies", "discuss", "disqus", "guestbook"],
    ),
    (
        Furniture::Related,
        &[
            "related",
            "relate",
            "relative",
            "recommend",
            "recommended",
            "rec",
            "hot",
            "hotnews",
            "rank",
            "ranking",
            "tuijian",
            "xiangguan",
            "more",
            "guess",
            "like",
            "likes",
            "prevnext",
            "prev",
            "next",
        ],
    ),
    (
        Furniture::Navigation,
        &[
            "nav",
            "navbar",
            "navi",
            "menu",
            "menus",
            "breadcrumb",
            "breadcrumbs",
            "crumb",
            "crumbs",
            "footer",
            "foot",
            "header",
            "sidebar",
            "side",
            "aside",
            "topbar",
            "toolbar",
            "login",
            "search",
            "pager",
            "pagination",
            "tag",
            "tags",
            "keywords",
            "copyright",
            "friendlink",
            "links",
            "catlinks",
            "navbox",
            "toc",
            "jump",
        ],
    ),
    (
        Furniture::Share,
        &[
            "share",
            "bdshare",
            "bdsharebuttonbox",
            "sharebox",
            "social",
            "weibo",
            "weixin",
            "wechat",
            "fenxiang",
        ],
    ),
    (
        Furniture::Advertisement,
        &["ad", "ads", "adv", "advert", "advertisement", "banner", "sponsor", "promo", "popup", "guanggao"],
    ),
    (Furniture::QrCode, &["qr", "qrcode", "qrwrap", "erweima", "appendqr", "ewm"]),
    (Furniture::Editor, &["editor", "zebian", "statement", "disclaimer"]),
];

const BODY: &[&str] = &[
    "article",
    "content",
    "artibody",
    "body",
    "text",
    "txt",
    "post",
    "entry",
    "main",
    "detail",
    "zhengwen",
    "neirong",
    "zoom",
    "story",
    "maintext",
    "artical",
    "contenttext",
    "msgbody",
];

const CAPTION: &[&str] = &["descr", "caption", "figcaption", "picinfo", "pictext", "imgtext", "tushuo"];

pub(crate) fn marks(tag: Tag, text: &str) -> Marks {
    let mut marks = Marks::default();
    if tag == Tag::Furniture {
        marks.furniture = Some(Furniture::Navigation);
    }
    if text.len() < 4 {
        return marks;
    }
    for (name, value) in attributes(text) {
        let is = |wanted: &str| name.eq_ignore_ascii_case(wanted);
        if is("hidden") || (is("aria-hidden") && value == "true" && tag != Tag::Image) {
            marks.hidden = true;
        } else if is("style") {
            marks.hidden |= hides(value);
            marks.bold |= weighs(value);
        } else if is("id") || is("class") {
            words(value, &mut marks);
            // Edit links of wikis, text for screen readers alone.
            marks.hidden |= value.contains("editsection")
                || value.contains("sr-only")
                || value.contains("visually-hidden");
            if is("id") {
                named_code(value, &mut marks);
            }
        } else if name.ends_with("-style") {
            // Editors of content systems keep their styles in attributes of their own.
            words(value, &mut marks);
        } else if is("href") && tag == Tag::Anchor && marks.code.is_none() {
            marks.code = linked_code(value);
        }
    }
    marks
}

/// `font-weight: bold`, `font-weight:700`.
fn weighs(style: &str) -> bool {
    style.split_once("font-weight").is_some_and(|(_, rest)| {
        let value = rest.trim_start_in(": ");
        ["bold", "6", "7", "8", "9"].iter().any(|b| value.starts_with(b))
    })
}

fn hides(style: &str) -> bool {
    let mut rest = style;
    while let Some(at) = rest.find("display").or_else(|| rest.find("DISPLAY")) {
        rest = rest.get(at + 7..).unwrap_or("");
        let value = rest.trim_start_in(": ");
        if value.len() < rest.len() && value.get(..4).is_some_and(|v| v.eq_ignore_ascii_case("none")) {
            return true;
        }
    }
    false
}

/// `stock_sh601398`, `quote_sh601398`.
fn named_code(id: &str, marks: &mut Marks) {
    if id.starts_with("quote_") {
        marks.quote = true;
    } else if let Some(name) = id.strip_prefix("stock_") {
        marks.code = code(name);
    }
}

/// A code at the start of `text`: the exchange in two letters, then five or six digits.
pub(crate) fn code(text: &str) -> Option<[u8; 8]> {
    let bytes = text.as_bytes();
    let exchange = [*bytes.first()?, *bytes.get(1)?].map(|b| b.to_ascii_lowercase());
    let digits = bytes.get(2..)?.iter().take(7).take_while(|b| b.is_ascii_digit()).count();
    let known = match &exchange {
        b"sh" | b"sz" | b"bj" => digits == 6,
        b"hk" => digits == 5,
        _ => false,
    };
    let mut code = [b' '; 8];
    code.get_mut(..2 + digits)?.copy_from_slice(bytes.get(..2 + digits)?);
    code.make_ascii_lowercase();
    known.then_some(code)
}

/// The code in a link to a company's page: `…/company/sh601398/…`, `…/stock?code=sz000001`.
fn linked_code(link: &str) -> Option<[u8; 8]> {
    let names_stock = ["stock", "company", "quote", "gegu"].iter().any(|word| link.contains(word));
    if !names_stock {
        return None;
    }
    link.split(['/', '=', '?', '&', '#', '.']).find_map(|part| {
        let found = code(part)?;
        (part.len() == found.trim_ascii_end().len()).then_some(found)
    })
}

fn words(value: &str, marks: &mut Marks) {
    for name in value.split_ascii_whitespace() {
        let mut start = 0;
        let mut before = b' ';
        for (at, byte) in name.bytes().enumerate() {
            let turns = before.is_ascii_lowercase() && byte.is_ascii_uppercase();
            if turns || !byte.is_ascii_alphabetic() {
                word_of(name.get(start..at).unwrap_or(""), marks);
                start = at + usize::from(!turns);
            }
            before = byte;
        }
        word_of(name.get(start..).unwrap_or(""), marks);
    }
}

fn word_of(word: &str, marks: &mut Marks) {
    if word.is_empty() {
        return;
    }
    let mut buffer = [0u8; 24];
    let Some(lower) = buffer.get_mut(..word.len()) else { return };
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    let Ok(lower) = std::str::from_utf8(lower) else { return };
    if BODY.contains(&lower) {
        marks.body = true;
    }
    if matches!(lower, "bold" | "strong") {
        marks.bold = true;
    }
    if CAPTION.contains(&lower) {
        marks.caption = true;
    }
    if marks.furniture.is_none() {
        marks.furniture = WORDS.iter().find(|(_, words)| words.contains(&lower)).map(|(kind, _)| *kind);
    }
}

//! YAML front matter: the part of YAML that documents use. What cannot be read is left out, never an error.

use super::date;
use super::{Metadata, Writer};
use crate::offset_map::Rule;
use crate::phrases::Sets;
use crate::span::{Source, Span};

pub(crate) const RULE: Rule = Rule { stage: "front-matter", name: "metadata" };

/// What stands before the body.
#[derive(Debug, Default)]
pub(crate) struct FrontMatter {
    pub metadata: Metadata,
    /// Where the title's words stand, quotes apart.
    pub title: Option<Span<Source>>,
    /// The byte where the body starts.
    pub end: usize,
}

/// Longer is no front matter.
const LONGEST: usize = 20_000;

/// Reads the front matter of `source`, blank lines before it allowed.
pub(crate) fn read(source: &str) -> Option<FrontMatter> {
    let start = source.len() - source.trim_start_in("\u{feff}\r\n ").len();
    let mut at = start
        + source.get(start..)?.strip_prefix("---").and_then(|r| {
            let line = r.split('\n').next()?;
            (line.trim().is_empty() && r.len() > line.len()).then_some(3 + line.len() + 1)
        })?;
    let mut found = FrontMatter::default();
    let mut key = "";
    let mut keys = 0;
    for line in source.get(at..)?.split_inclusive('\n') {
        let here = at;
        at += line.len();
        let bare = line.trim_end();
        if bare == "---" || bare == "..." {
            found.end = at;
            break;
        }
        if at - start > LONGEST {
            return None;
        }
        let indented = line.starts_in(" \t-");
        if let Some((name, value)) = bare
            .split_once(':')
            .filter(|(n, v)| !indented && is_key(n) && (v.is_empty() || v.starts_in(" \t")))
        {
            keys += 1;
            key = name.trim();
            let offset = here + name.len() + 1;
            take(&mut found, source, key, Span::new(offset, offset + value.len()));
        } else if indented || bare.is_empty() {
            let item = bare.trim_start().trim_start_matches("- ");
            let offset = here + bare.len() - item.len();
            if key == "title" && fold(&mut found, item, offset) {
                continue;
            }
            take(&mut found, source, key, Span::new(offset, offset + item.len()));
        } else if !bare.starts_with('#') {
            return None;
        }
    }
    (keys > 0 && found.end > 0).then_some(found)
}

fn is_key(name: &str) -> bool {
    !name.is_empty()
        && name.chars().count() <= 30
        && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | ' ' | '.'))
}

/// Another line of a title that is folded over several.
fn fold(found: &mut FrontMatter, item: &str, offset: usize) -> bool {
    let (Some(title), Some(span)) = (found.metadata.title.as_mut(), found.title.as_mut()) else {
        return false;
    };
    if !item.is_empty() {
        title.push(' ');
        title.push_str(item);
        span.end = (offset + item.len()) as u32;
    }
    true
}

/// One value, or one item of a list, of `key`.
fn take(found: &mut FrontMatter, source: &str, key: &str, span: Span<Source>) {
    let raw = span.of(source);
    let mut value = raw.trim();
    if matches!(value, "" | ">" | "|" | ">-" | "|-" | "null" | "~" | "[]") {
        return;
    }
    let mut start = span.start as usize + raw.len() - raw.trim_start().len();
    for quote in ['\'', '"'] {
        if let Some(inner) = value.strip_prefix(quote).and_then(|v| v.strip_suffix(quote)) {
            value = inner;
            start += 1;
        }
    }
    let place = Span::new(start, start + value.len());
    let text = || value.replace("''", "'").replace("\\\"", "\"");
    let metadata = &mut found.metadata;
    let listed = |list: &mut Vec<String>| {
        let parts = value.trim_in("[]").split([',', '，']).map(|p| p.trim().trim_in("'\""));
        list.extend(parts.filter(|p| !p.is_empty()).map(str::to_owned));
    };
    match key.to_ascii_lowercase().as_str() {
        "title" | "标题" if metadata.title.is_none() => {
            metadata.title = Some(text());
            found.title = Some(place);
        }
        "author" | "authors" | "作者" if metadata.author.is_none() => metadata.author = Some(text()),
        "date" | "published" | "pubdate" | "日期" | "发布日期" | "发布时间" if metadata.date.is_none() =>
        {
            metadata.date = date::find(value);
        }
        "categories" | "category" | "分类" => listed(&mut metadata.categories),
        _ => {}
    }
}

/// Writes the title as the first line and lists the rest as removed.
pub(crate) fn write(writer: &mut Writer<'_>, found: &FrontMatter, with_title: bool) {
    if let Some(title) = found.title.filter(|_| with_title) {
        writer.remove(title.start as usize, RULE);
        let mut at = title.start as usize;
        let end = title.end as usize;
        writer.start_line(Some(super::LineHint::Title));
        while at < end {
            let rest = writer.source.get(at..end).unwrap_or("");
            // A quote in quotes is written twice, a folded title is one line.
            let stop =
                at + rest.find("''").unwrap_or(rest.len()).min(rest.find(['\r', '\n']).unwrap_or(rest.len()));
            writer.copy(Span::new(at, stop));
            let rest = writer.source.get(stop..end).unwrap_or("");
            let (length, with) =
                if rest.starts_with("''") { (2, "'") } else { (rest.len() - rest.trim_start().len(), " ") };
            if length > 0 {
                writer.replace(Span::new(stop, stop + length), with);
            }
            at = stop + length.max(usize::from(rest.is_empty()));
        }
    }
    writer.remove(found.end, RULE);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_blank_line_may_stand_before_it() {
        let source = "\n---\ntitle: '某“新政”''出台'\ncategories: \n - 金融\n - 某财经\nauthor: 某财经\ndate: Thu, 26 May 2022 20:01:55 GMT\n---\n\n正文";
        let found = read(source).unwrap();
        assert_eq!(found.metadata.title.as_deref(), Some("某“新政”'出台"));
        assert_eq!(found.metadata.categories, ["金融", "某财经"]);
        assert_eq!(found.metadata.date.unwrap().to_string(), "2022-05-27");
        assert_eq!(source.get(found.end..), Some("\n正文"));
    }

    #[test]
    fn titles_may_be_unquoted_or_folded() {
        assert_eq!(
            read("---\ntitle: 降息: 五问\n---\n").unwrap().metadata.title.as_deref(),
            Some("降息: 五问")
        );
        let folded = read("---\ntitle: >\n  年报摘要\ntags: [a, b]\n---\n").unwrap();
        assert_eq!(folded.metadata.title.as_deref(), Some("年报摘要"));
    }

    #[test]
    fn rules_and_unfinished_blocks_are_no_front_matter() {
        for source in
            ["---\n正文一行\n---\n", "---\n\n---\n", "---\ntitle: 没有结尾\n", "----------\n", "", "---"]
        {
            assert!(read(source).is_none(), "{source}");
        }
    }
}

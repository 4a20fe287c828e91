//! Tables in text form, csv and jsonl: rows that hold texts become documents, a table of figures stays one table.

use super::json::{self, Json};
use super::{LineHint, Writer};
use crate::offset_map::Rule;
use crate::phrases::Sets;
use crate::span::{Source, Span};

const QUOTES: Rule = Rule { stage: "csv", name: "quotes" };

/// A row that is a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Row {
    pub title: String,
    pub text: String,
    pub date: String,
    pub author: String,
    pub source: String,
}

/// Column names, in Chinese and English, by what they hold.
const TITLE: &[&str] = &["title", "标题", "题目", "headline", "新闻标题", "文章标题", "主题", "subject"];
const TEXT: &[&str] = &[
    "text",
    "content",
    "body",
    "正文",
    "内容",
    "全文",
    "article",
    "文章内容",
    "新闻内容",
    "摘要",
    "abstract",
    "summary",
    "文本",
];
const DATE: &[&str] = &[
    "date",
    "日期",
    "发布日期",
    "发布时间",
    "时间",
    "publish_date",
    "pubdate",
    "published",
    "time",
    "publish_time",
    "datetime",
];
const AUTHOR: &[&str] = &["author", "作者", "记者", "authors"];
const SOURCE: &[&str] = &["source", "来源", "媒体", "media", "发布机构", "publisher"];

fn is(name: &str, names: &[&str]) -> bool {
    let name = name.trim_start_matches('\u{feff}').trim();
    names.iter().any(|n| n.eq_ignore_ascii_case(name))
}

impl Row {
    fn set(&mut self, name: &str, value: &str) {
        let slot = [
            (TITLE, &mut self.title),
            (TEXT, &mut self.text),
            (DATE, &mut self.date),
            (AUTHOR, &mut self.author),
            (SOURCE, &mut self.source),
        ]
        .into_iter()
        .find(|s| is(name, s.0));
        if let Some((_, slot)) = slot
            && slot.is_empty()
        {
            *slot = value.trim().to_owned();
        }
    }
}

/// Rows of a jsonl file, or of one JSON list of objects; `None` where the text is neither.
pub(crate) fn jsonl(text: &str) -> Option<Vec<Option<Row>>> {
    let start = text.trim_start();
    if start.starts_with('[') {
        let (Json::List(items), rest) = json::parse(start)? else { return None };
        let objects = items.iter().all(|i| matches!(i, Json::Object(_))) && !items.is_empty();
        return (objects && rest.trim().is_empty()).then(|| items.into_iter().map(row).collect());
    }
    if !start.starts_with('{') {
        return None;
    }
    let line = |line: &str| {
        json::parse(line).filter(|(_, rest)| rest.trim().is_empty()).and_then(|(value, _)| row(value))
    };
    let lines = || start.lines().filter(|l| !l.trim().is_empty());
    if line(lines().next()?).is_none() {
        // One object over several lines.
        return Some(vec![Some(line(start)?)]);
    }
    Some(lines().map(line).collect())
}

/// The text of an object: by its field names, else its longest string.
fn row(value: Json) -> Option<Row> {
    let Json::Object(fields) = value else { return None };
    let mut row = Row::default();
    for (name, value) in &fields {
        match value {
            Json::Text(text) | Json::Plain(text) => row.set(name, text),
            Json::List(items) => {
                let parts: Vec<&str> = items
                    .iter()
                    .filter_map(|i| if let Json::Text(text) = i { Some(text.as_str()) } else { None })
                    .collect();
                row.set(name, &parts.join("\n"));
            }
            Json::Object(_) => {}
        }
    }
    if row.text.is_empty() {
        let strings = fields.iter().filter_map(|f| if let Json::Text(t) = &f.1 { Some(t) } else { None });
        row.text = strings.max_by_key(|t| t.len()).filter(|t| **t != row.title).cloned().unwrap_or_default();
    }
    Some(row)
}

/// A csv file: records of fields, each field with its place, quotes apart.
#[derive(Debug)]
pub(crate) struct Csv {
    records: Vec<Vec<Span<Source>>>,
}

/// Records that are looked at to tell whether a text is csv.
const SEEN: usize = 40;

impl Csv {
    /// `None` where the text is no csv: its records must all have as many fields.
    pub(crate) fn sniff(text: &str) -> Option<Csv> {
        [',', '\t', ';', '|'].into_iter().find_map(|mark| {
            let first = records(text, mark).take(SEEN).collect::<Vec<_>>();
            let width = first.first()?.len();
            let same = first.iter().all(|r| r.len() == width);
            let enough = width >= 2 && (first.len() >= 3 || (first.len() == 2 && width >= 3));
            // The first record names the columns, or holds short values like them; sentences do not.
            let short = first.first()?.iter().all(|f| {
                let field = f.of(text);
                field.chars().count() <= 40 && !field.holds_in("。，；！？")
            });
            let named = first.first()?.iter().filter(|f| !f.is_empty()).count() * 2 >= width;
            // Three quarters of a table is values, not sentences cut at commas.
            (same && enough && short && named && (mark != ',' || first.len() >= 3 || text.contains('"')))
                .then(|| Csv { records: records(text, mark).collect() })
        })
    }

    /// The rows as documents, where a column holds texts.
    pub(crate) fn documents(&self, text: &str) -> Option<Vec<Row>> {
        let (head, rows) = self.records.split_first()?;
        let names: Vec<&str> = head.iter().map(|f| f.of(text)).collect();
        let long = |column: usize| {
            let cells: Vec<usize> =
                rows.iter().filter_map(|r| r.get(column)).map(|f| f.of(text).chars().count()).collect();
            cells.iter().sum::<usize>() / cells.len().max(1)
        };
        let named = names.iter().position(|n| is(n, TEXT));
        let longest = (0..names.len()).max_by_key(|c| long(*c)).filter(|c| long(*c) >= 60);
        let body = named.filter(|c| long(*c) >= 15).or(longest)?;
        let documents = rows.iter().map(|record| {
            let mut row = Row::default();
            for (column, field) in record.iter().enumerate() {
                let value = field.of(text).replace("\"\"", "\"");
                if column == body {
                    row.text = value.trim().to_owned();
                } else if let Some(name) = names.get(column).filter(|n| !is(n, TEXT)) {
                    row.set(name, &value);
                }
            }
            row
        });
        Some(documents.collect())
    }

    /// The table as lines of tab-separated cells.
    pub(crate) fn write(&self, writer: &mut Writer<'_>) {
        writer.set_markup(QUOTES);
        for record in &self.records {
            for (i, field) in record.iter().enumerate() {
                let start = field.start as usize;
                if i == 0 {
                    writer.start_line_at(start, Some(LineHint::TableRow));
                } else {
                    writer.replace(Span::new(writer.done(), start), "\t");
                }
                let mut at = start;
                // A quote in quotes is written twice; a line end in a cell is a blank.
                while let Some(found) =
                    writer.source.get(at..field.end as usize).and_then(|r| r.find(['"', '\n', '\t']))
                {
                    let stop = at + found;
                    writer.copy(Span::new(at, stop));
                    let double =
                        writer.source.get(stop..field.end as usize).is_some_and(|r| r.starts_with("\"\""));
                    at = stop + if double { 2 } else { 1 };
                    let with = if writer.source.get(stop..).is_some_and(|r| r.starts_with('"')) {
                        "\""
                    } else {
                        " "
                    };
                    writer.replace(Span::new(stop, at), with);
                }
                writer.copy(Span::new(at, field.end as usize));
            }
        }
        writer.finish();
    }
}

/// The records of `text`, blank lines left out.
fn records(text: &str, mark: char) -> impl Iterator<Item = Vec<Span<Source>>> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            if at >= text.len() {
                return None;
            }
            let mut fields = Vec::new();
            loop {
                let (field, next) = field(text, at, mark);
                fields.push(field);
                at = next;
                if text.get(at..).is_some_and(|r| r.starts_with(mark)) {
                    at += mark.len_utf8();
                } else {
                    break;
                }
            }
            let rest = text.get(at..).unwrap_or("");
            at += if rest.starts_with("\r\n") { 2 } else { usize::from(!rest.is_empty()) };
            if fields.len() > 1 || fields.iter().any(|f| !f.of(text).trim().is_empty()) {
                return Some(fields);
            }
        }
    })
}

/// One field and the place of the mark or line end after it.
fn field(text: &str, at: usize, mark: char) -> (Span<Source>, usize) {
    let rest = text.get(at..).unwrap_or("");
    if let Some(inner) = rest.strip_prefix('"') {
        let mut from = 0;
        while let Some(found) = inner.get(from..).and_then(|r| r.find('"')) {
            let quote = from + found;
            let after = inner.get(quote + 1..).unwrap_or("");
            if after.starts_with('"') {
                from = quote + 2;
                continue;
            }
            if after.is_empty() || after.starts_with([mark, '\n', '\r']) {
                return (Span::new(at + 1, at + 1 + quote), at + 2 + quote);
            }
            break;
        }
    }
    let end = rest.find([mark, '\n', '\r']).map_or(text.len(), |p| at + p);
    (Span::new(at, end), end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::offset_map::Mapped;

    fn table(text: &str) -> Mapped {
        let csv = Csv::sniff(text).unwrap();
        let mut writer = Writer::new(text, QUOTES);
        csv.write(&mut writer);
        writer.body
    }

    #[test]
    fn a_table_of_figures_stays_a_table() {
        let mapped =
            table("指标,2024年,2025年\n贷款余额(亿元),\"1,200.5\",1300\n\n增速,8.1%,\"他说\"\"好\"\"\"\n");
        assert_eq!(
            mapped.text,
            "指标\t2024年\t2025年\n贷款余额(亿元)\t1,200.5\t1300\n增速\t8.1%\t他说\"好\""
        );
    }

    #[test]
    fn rows_with_texts_are_documents() {
        let long = "本报讯，某银行发布年报，贷款余额增长。".repeat(4);
        let text = format!(
            "标题,日期,正文\n甲行年报,2025-03-28,\"{long}\"\n乙行年报,2025-03-29,\"{long}第二\n行\"\n"
        );
        let rows = Csv::sniff(&text).unwrap().documents(&text).unwrap();
        assert_eq!(rows.len(), 2);
        assert_eq!((rows[1].title.as_str(), rows[1].date.as_str()), ("乙行年报", "2025-03-29"));
        assert!(rows[1].text.ends_with("第二\n行"));
        let figures = "指标,值,单位\n余额,1,亿元\n增速,2,%\n";
        assert_eq!(Csv::sniff(figures).unwrap().documents(figures), None);
    }

    #[test]
    fn sentences_with_ascii_commas_are_no_table() {
        for text in [
            "据统计,余额增长,创新高\n但是,增速回落了\n",
            "第一段正文,有一个逗号。\n第二段正文,也有一个。\n第三段,还有。\n",
            "没有逗号\n两行\n",
            "",
        ] {
            assert!(Csv::sniff(text).is_none(), "{text}");
        }
    }

    #[test]
    fn json_lines_and_lists_are_rows() {
        let rows = jsonl("{\"title\": \"甲\", \"content\": \"第一段\\n第二段\", \"date\": \"2025-01-02\"}\n\n{\"a\": 1, \"说明\": \"最长的一段文字\"}\n坏\n").unwrap();
        assert_eq!(rows.len(), 3);
        let first = rows[0].as_ref().unwrap();
        assert_eq!((first.title.as_str(), first.text.as_str()), ("甲", "第一段\n第二段"));
        assert_eq!(rows[1].as_ref().unwrap().text, "最长的一段文字");
        assert!(rows[2].is_none());
        assert_eq!(jsonl("[{\"text\": \"甲\"}, {\"text\": \"乙\"}]").unwrap().len(), 2);
        assert_eq!(jsonl("{\n \"text\": \"甲\"\n}").unwrap().len(), 1);
        assert!(jsonl("{注}本文").is_none() && jsonl("[1]正文").is_none());
    }
}

//! Reports in the forms that people take away.

mod csv;
mod html;
mod json;
mod labels;
mod lookup;
mod markdown;
mod slices;

#[cfg(target_arch = "wasm32")]
pub(crate) use json::objects;

use crate::report::Report;

/// The forms of an export.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    #[default]
    Json,
    /// One row a figure.
    Csv,
    /// One row an entity.
    CsvEntities,
    /// One row a relation.
    CsvRelations,
    Markdown,
    Html,
}

impl Format {
    /// Reads `json`, `csv`, `csv-entities`, `csv-relations`, `markdown` or `html`.
    pub fn parse(name: &str) -> Option<Format> {
        Some(match name {
            "json" => Format::Json,
            "csv" => Format::Csv,
            "csv-entities" => Format::CsvEntities,
            "csv-relations" => Format::CsvRelations,
            "markdown" => Format::Markdown,
            "html" => Format::Html,
            _ => return None,
        })
    }
}

/// The report in a form.
pub fn export(report: &Report, format: Format) -> String {
    match format {
        Format::Json => json::json(report),
        Format::Csv => csv::figures(report),
        Format::CsvEntities => csv::entities(report),
        Format::CsvRelations => csv::relations(report),
        Format::Markdown => markdown::markdown(report),
        Format::Html => html::html(report),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::decimal::Decimal;
    use crate::figures::{self, Direction, Kind, Unit, Value, Words};
    use crate::report::*;
    use crate::span::Span;
    use crate::utf16::Utf16Index;

    /// A bank whose name has markup characters, an amount that overlaps it, and the loan that ties them.
    fn report() -> Report {
        let text = "甲<行>贷出3亿元，=1\n“完”".to_owned();
        let source = Source {
            name: "a&b.txt".into(),
            format: "text",
            kind: "article",
            encoding: "utf-8",
            encoding_confidence: "valid",
            bytes: 0,
            chars: 0,
            metadata: Metadata {
                title: None,
                author: None,
                date: None,
                categories: vec![],
                stock_codes: vec![],
            },
        };
        let mention = Mention {
            start: 0,
            end: 4,
            source: vec![],
            text: "甲<行>".into(),
            evidence: "suffix",
            confidence: 1.0,
        };
        let bank = Entity {
            id: Id { list: 'e', index: 0 },
            kind: "bank",
            name: "甲银行".into(),
            short: None,
            aliases: vec!["甲<行>".into(), "甲银行".into()],
            codes: vec![],
            registry: None,
            parent: None,
            attributes: Fields::from_iter([]),
            count: 1,
            mentions: vec![mention],
        };
        let mut amount = figures::Figure::new(Kind::Money, Span::new(7, 21), "money.adjacent");
        amount.value = Value::Exact(Decimal::from_int(300_000_000));
        amount.unit = Unit { code: "CNY", text: Words::Made("亿元".into()), from: None, per: None };
        amount.direction = Some(Direction::Up);
        amount.metric =
            Some(figures::Phrase { span: Span::new(8, 14), text: Some("=贷款|".into()), entity: None });
        let filler = |list| vec![Filler::Id(Id { list, index: 0 })];
        let loan = Relation {
            id: Id { list: 'r', index: 0 },
            kind: "loan",
            roles: [("lender", filler('e')), ("amount", filler('f'))].into_iter().collect(),
            status: "planned",
            start: 0,
            end: 9,
            rule: "loan.lend",
        };
        let figures = Figures::new(vec![amount], vec![Span::new(0, text.len())], Utf16Index::new(&text));
        Report {
            schema: "wenjian.report/1",
            generator: Generator { name: "wenjian", version: "0", lexicon: String::new() },
            source,
            text,
            pieces: vec![],
            edits: vec![],
            blocks: vec![
                Block { kind: "title", start: 0, end: 12, article: 0, truncated: false },
                Block { kind: "paragraph", start: 13, end: 16, article: 0, truncated: false },
            ],
            articles: vec![],
            figures,
            entities: vec![bank],
            relations: vec![loan],
            keywords: vec![],
            notices: vec![],
        }
    }

    #[test]
    fn marks_that_overlap_are_cut_and_text_is_escaped() {
        let html = export(&report(), Format::Html);
        for part in [
            "<title>a&amp;b.txt</title>",
            "<h1><span class=\"e bank\" data-t=\"银\" title=\"银行 甲银行\">甲&lt;行</span>\
             <span class=\"e bank f money\" title=\"银行 甲银行 · 金额 300000000 CNY · =贷款|\">&gt;</span>\
             <span class=\"f money\" title=\"金额 300000000 CNY · =贷款|\">贷出3亿元</span>，=1</h1>\n<p>“完”</p>",
            "<td>贷款</td><td>金额：&gt;贷出3亿元；贷款人：甲银行</td><td>拟议</td>",
        ] {
            assert!(html.contains(part), "{part}\n{html}");
        }
    }

    #[test]
    fn tables_have_a_row_a_thing() {
        let csv = export(&report(), Format::Csv);
        assert!(csv.starts_with("\u{FEFF}id,text,kind,value,"), "{csv}");
        assert!(csv.contains("\r\nf0,>贷出3亿元,money,300000000,,,CNY,亿元,,,up,,,,'=贷款|,"), "{csv}");
        let csv = export(&report(), Format::CsvEntities);
        assert!(csv.contains("\r\ne0,甲银行,bank,,甲<行>；甲银行,,,,,1,0\r\n"), "{csv}");
        let csv = export(&report(), Format::CsvRelations);
        assert!(
            csv.contains("\r\nr0,loan,planned,amount,>贷出3亿元,f0,甲<行>贷出3亿元,0,9,loan.lend\r\n"),
            "{csv}"
        );
    }

    #[test]
    fn markdown_has_figures_entities_relations_and_the_text() {
        let markdown = export(&report(), Format::Markdown);
        for part in [
            "# a&b.txt\n",
            "| \\=贷款\\| | \\>贷出3亿元 |  |  | 上升 |\n",
            "- **银行**：甲银行（甲\\<行\\>）\n",
            "- **贷款拟议**：金额 \\>贷出3亿元；贷款人 甲银行\n",
            "### 甲\\<行\\>贷出3亿元，=1\n\n“完”\n",
        ] {
            assert!(markdown.contains(part), "{part}\n{markdown}");
        }
    }
}

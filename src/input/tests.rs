//! The properties that every format keeps: no byte is lost, bad input has its code, hostile input ends soon.

use super::*;

fn read_bytes(bytes: &[u8], options: &Options) -> Vec<Result<Document, Error>> {
    read(bytes, "x", options, encoding::native)
}

fn one(text: &str) -> Document {
    read_bytes(text.as_bytes(), &Options::default()).remove(0).unwrap()
}

fn code(bytes: &[u8]) -> &'static str {
    read_bytes(bytes, &Options::default()).remove(0).map_or_else(|e| e.code(), |_| "")
}

/// Pieces cover the body, copies are equal, pieces and removed ranges cover the source.
fn check(document: &Document) {
    let (body, source) = (&document.body, document.source.as_str());
    let mut at = 0;
    let mut covered: Vec<Span<crate::span::Source>> = body.edits.iter().map(|e| e.source).collect();
    for piece in &body.pieces {
        assert_eq!(piece.clean.start, at, "{source:?}");
        at = piece.clean.end;
        if piece.op == crate::offset_map::Op::Copy {
            assert_eq!(piece.clean.of(&body.text), piece.source.of(source));
        }
        covered.push(piece.source);
    }
    assert_eq!(at as usize, body.text.len());
    covered.sort();
    let mut done = 0;
    for span in covered {
        assert!(span.start <= done, "{done} in {source:?}");
        assert!(source.is_char_boundary(span.start as usize) && source.is_char_boundary(span.end as usize));
        done = done.max(span.end);
    }
    assert_eq!(done as usize, source.len(), "{source:?}");
    assert!(document.hints.windows(2).all(|w| w[0].0 <= w[1].0));
    for code in &document.codes {
        assert!(!code.at.of(&body.text).is_empty());
    }
}

const PAGE: &str = "<html><head><title>某行发布年报_财经_某某网</title><meta name=pubdate content=\"2025-03-28\"></head><body>\
    <div class=nav><a href=/>首页</a> <a href=/f>财经</a></div><h1>某行发布年报</h1><p>2025-03-28 10:30 来源：某报</p>\
    <div id=content><p>　　<span id=\"stock_sh600000\"><a href=#>甲银行</a></span><span id=quote_sh600000>(9.1, 0.2, 1.2%)</span>今日发布年报，营业收入同比增长&nbsp;12.5%，净利润创下新高。</p>\
    <p><strong>一、经营情况</strong></p><table><tr><td>项目</td><td>金额</td></tr><tr><td>贷款</td><td>1,200亿元</td></tr></table>\
    <div class=img><img src=a.png><span class=img_descr>图为发布会现场</span></div>\
    <p>董事长表示，未来将继续支持科技企业，<br>加大信贷投放；稳步推进转型。</p><p>责任编辑：张三</p><p>扫一扫，关注我们</p></div>\
    <div class=comments><p>网友说，这个银行很好，我很喜欢，大家都去存款吧。</p></div><!-- 未完 </body></html>";

#[test]
fn a_page_becomes_its_article() {
    let document = one(PAGE);
    check(&document);
    assert_eq!(
        document.body.text,
        "某行发布年报\n甲银行今日发布年报，营业收入同比增长\u{a0}12.5%，净利润创下新高。\n一、经营情况\n项目\t金额\n贷款\t1,200亿元\n图为发布会现场\n董事长表示，未来将继续支持科技企业，\n加大信贷投放；稳步推进转型。"
    );
    let hints: Vec<LineHint> = document.hints.iter().map(|h| h.1).collect();
    use LineHint::{Caption, Subhead, TableRow, Title};
    assert_eq!(hints, [Title, Subhead, TableRow, TableRow, Caption]);
    let metadata = &document.metadata;
    assert_eq!(metadata.title.as_deref(), Some("某行发布年报"));
    assert_eq!(metadata.source.as_deref(), Some("某报"));
    assert_eq!(metadata.date, Date::new(2025, 3, 28));
    assert_eq!(metadata.stock_codes, ["sh600000"]);
    assert_eq!(document.codes[0].at.of(&document.body.text), "甲银行");
    let rules: Vec<&str> =
        document.body.edits.iter().map(|e| e.rule.name).filter(|n| *n != "markup").collect();
    assert_eq!(
        rules,
        ["outside-main", "navigation", "byline-bar", "live-quote", "editor", "after-end", "comments"]
    );
}

#[test]
fn rules_and_single_edits_can_be_undone() {
    let options = Options { keep_rules: vec!["html/editor".to_owned()], ..Options::default() };
    let document = read_bytes(PAGE.as_bytes(), &options).remove(0).unwrap();
    assert!(document.body.text.ends_with("责任编辑：张三"));
    check(&document);
    let start = PAGE.find("扫一扫").unwrap();
    let units = PAGE[..start].encode_utf16().count() as u32;
    let options = Options { keep_edits: vec![units], ..Options::default() };
    let document = read_bytes(PAGE.as_bytes(), &options).remove(0).unwrap();
    assert!(document.body.text.ends_with("扫一扫，关注我们") && !document.body.text.contains("张三"));
}

#[test]
fn mutated_input_keeps_every_byte_accounted_for() {
    let markdown = "# 标题\n\n**来源**: 甲\n日期: 2025-1-2\n\n- [链接](http://a)与*重点*\n\n|a|b|\n|-|-|\n|1|`2`|\n\n```\n代码\n```\n";
    let csv = "甲,乙,丙\n1,\"2\"\"3\",4\n5,\"6\n7\",8\n";
    let front = "---\ntitle: '甲''乙'\ndate: 2025-01-02\n---\n<p>正文，有一句。</p>";
    let pdf = "%wenjian-pdf-items 1\n1\t10\t10\t20\t10\t甲\n1\t80\t10\t20\t10\t乙\n2\t10\t10\t20\t10\t丙\n";
    let jsonl = "{\"title\": \"甲\", \"text\": \"<p>乙，丙。</p>\"}\n{\"text\": \"丁\"}\n";
    let seeds = [PAGE, markdown, csv, front, pdf, jsonl];
    let alphabet: Vec<char> = "<>/!-=\"'&#;:|*`[]()\n\t {},甲。0a".chars().collect();
    let mut state = 7u64;
    let mut random = move |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below.max(1)
    };
    for round in 0..3_000 {
        let mut chars: Vec<char> = seeds[round % seeds.len()].chars().collect();
        for _ in 0..1 + random(6) {
            let at = random(chars.len());
            match random(4) {
                0 => drop(chars.remove(at)),
                1 => chars.insert(at, alphabet[random(alphabet.len())]),
                2 => chars[at] = alphabet[random(alphabet.len())],
                _ => chars.truncate(chars.len() - random(chars.len() / 3)),
            }
        }
        let text: String = chars.into_iter().collect();
        for document in read_bytes(text.as_bytes(), &Options::default()).into_iter().flatten() {
            check(&document);
        }
    }
}

#[test]
fn hostile_input_ends_soon() {
    let big = 100_000;
    for text in [
        "9".repeat(5_000_000),
        "<div>".repeat(big),
        "<b><p>".repeat(big),
        "<table><tr><td>".repeat(100_000),
        "<!--".repeat(big),
        "<a href=\"".repeat(big),
        "<p>&".repeat(big),
        "[".repeat(big),
        format!("# a\n{}", "[a](".repeat(20_000)),
        format!("# a\n{}", "*".repeat(big)),
        "{\"a\":".repeat(big),
        "\"a\",".repeat(big),
    ] {
        for document in read_bytes(text.as_bytes(), &Options::default()).into_iter().flatten() {
            check(&document);
        }
    }
}

#[test]
fn archives_and_rows_give_documents_in_order() {
    let docx = zip::tests::archive(
        &[("word/document.xml", "<w:p><w:r><w:t>公文正文</w:t></w:r></w:p>".as_bytes())],
        true,
    );
    let bytes = zip::tests::archive(
        &[
            ("第10章.txt", "第十章正文".as_bytes()),
            ("第2章.txt", "第二章正文".as_bytes()),
            ("__MACOSX/x", b"x"),
            ("图.png", b"\x89PNG\r\n\x1a\n"),
            ("附.docx", &docx),
        ],
        false,
    );
    let read = read_bytes(&bytes, &Options::default());
    let names: Vec<String> = read
        .iter()
        .map(|r| match r {
            Ok(d) => format!("{} {:?} {}", d.name, d.format, d.body.text),
            Err(e) => format!("{} {e}", e.code()),
        })
        .collect();
    assert_eq!(names[0], "picture this is a picture; its text cannot be read: 图.png: PNG");
    assert_eq!(names[1], "第2章.txt ZipEntry 第二章正文");
    assert_eq!(names[2], "第10章.txt ZipEntry 第十章正文");
    assert_eq!(names[3], "附.docx Docx 公文正文");
    let rows = read_bytes(
        "{\"title\": \"甲\", \"text\": \"<p>正文，一句。</p>\"}\n坏\n".as_bytes(),
        &Options::default(),
    );
    let first = rows[0].as_ref().unwrap();
    assert_eq!((first.body.text.as_str(), first.format), ("甲\n正文，一句。", SourceFormat::Jsonl));
    assert_eq!(rows[1].as_ref().err().map(|e| e.code()), Some("broken-file"));
}

#[test]
fn bad_input_has_its_code() {
    assert_eq!(code(b""), "empty-input");
    assert_eq!(code("\u{feff}\n　\n".as_bytes()), "empty-input");
    assert_eq!(code(b"PK\x03\x04broken"), "broken-file");
    assert_eq!(code(b"%PDF-1.4"), "unsupported-format");
    assert_eq!(code(&b"<p>a".repeat(13_000_000)), "too-large");
}

#[test]
fn plain_text_stays_as_it_is() {
    for text in ["一\n\n二", "😀", "只有一行没有换行", "a,b"] {
        let document = one(text);
        assert_eq!((document.body.text.as_str(), document.format), (text, SourceFormat::Text));
    }
}

//! What must hold for every input, tried on thousands that nobody wrote: pages in the styles that are read,
//! cut, spliced and disturbed at random.

use std::collections::BTreeMap;
use wenjian::{Analyzer, Options, Part, Report};

/// A small generator of its own, so that a failure can be repeated from its number.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }
    fn below(&mut self, n: usize) -> usize {
        (self.next() % n.max(1) as u64) as usize
    }
    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.below(from.len())]
    }
}

const SENTENCES: &[&str] = &[
    "截至2024年三季度末，全市科技型企业贷款余额12596.21亿元，同比增长33.66%；",
    "“低利率贷款大幅降低了利息支出，增强了我们的信心。”公司负责人陶小涛说。",
    "《若干措施》提出，对首次上云的企业给予最高不超过3000万元支持（含税）。",
    "近年来，某某银行上海分行积极布局文化产业领域，构建多维度的风控体系。",
    "会议18:30开始，比例为2:1，投放1,000万元，限3,4月申报。",
    "公司CFO杨某在接受记者采访时表示，GPGPU芯片已于2021年量产……",
    "本报讯 2 月 24 日，“融书房·小课堂”火热开讲！",
    "通过系统筛查'无贷户'名单,发送各地\"重点\"走访,着力提升覆盖面。",
    "贝某德(431.2, 7.37, 1.74%)认为，５０个基点的降幅（LPR）符合预期？",
    "The index rose 3.5 percent, said the bank's analyst.",
    "变化正在发生。",
];

const LINES: &[&str] = &[
    "■资讯",
    "■ 王小明 李雷",
    "青年报记者 王芳",
    "来源:某某在线 2025-04-08",
    "来源 某银行贵阳分行 2025-03-27",
    "（据新华社）",
    "助力发展步入“快车道”",
    "增供给 降成本 提效率 -金融精准发力破解",
    "——浙江推动人工智能发展观察",
    "一、总体要求",
    "（二）重点任务。鼓励银行加大投放。",
    "1.加大信贷投放",
    "——坚持问题导向。锚定方向。",
    "某科字〔2025〕9号",
    "各市科技局、财政局,各有关单位:",
    "某省科学技术厅",
    "2025年3月28日",
    "(此件公开发布)",
    "附件：任务分工表",
    "您当前所在位置:主页 > 动态 > 简报",
    "简报·第285期(下)",
    "------------",
    "第3页 共12页",
    "责任编辑：王芳",
    "原标题：某地签约十个项目",
    "海量资讯、精准解读，尽在新浪财经APP",
    "●工作人员在博览会\"智造\"展区展示一款零售机器人。",
    "本版均为受访者供图",
    "项目\t金额\t占比",
    "营收\t1,200\t35%",
];

const ODD: &[&str] = &[
    "\r", "\u{A0}", "\u{3000}", "\u{200B}", "\u{FEFF}", "\u{E000}", "\u{FFFD}", "😀", "\"", "'", "(", ")",
    ",", " ", "  ", "\n", "\n\n\n", "-", "---", "...", "•", " – ", "“", "”", "》", "１２", "％", "\t", "<b>",
    "&nbsp;", "】",
];

/// Running text broken at `width` cells as a column or as a page from an optical reader is.
fn column(random: &mut Random, page: &mut String) {
    let width = 12 + random.below(29);
    let end = random.pick(&["\n", "\n", " "]);
    for _ in 0..1 + random.below(3) {
        let mut cells = 2 * random.below(2);
        let text: String = (0..1 + random.below(4)).map(|_| random.pick(SENTENCES)).collect();
        for c in text.chars() {
            if cells >= width {
                page.push_str(end);
                cells = 0;
            }
            page.push(c);
            cells += 1;
        }
        page.push_str(random.pick(&["\n", "\n\n", "\n\n"]));
    }
}

fn input(random: &mut Random) -> String {
    let mut page = String::new();
    for _ in 0..1 + random.below(6) {
        match random.below(5) {
            0 | 1 => column(random, &mut page),
            2 => {
                page.push_str(random.pick(LINES));
                page.push_str(random.pick(&["\n", "\n\n", "\r\n", "\n \n"]));
            }
            3 => {
                page.push_str(random.pick(&["", "       ", "　　"]));
                page.push_str(random.pick(SENTENCES));
                page.push_str(random.pick(SENTENCES));
                page.push('\n');
            }
            _ => page.push_str(&format!("<p>{}</p>\n", random.pick(SENTENCES))),
        }
    }
    for _ in 0..random.below(5) {
        let chars: Vec<usize> = page.char_indices().map(|(i, _)| i).collect();
        let at = chars.get(random.below(chars.len())).copied().unwrap_or(0);
        match random.below(3) {
            0 => page.insert_str(at, random.pick(ODD)),
            1 => page.truncate(at),
            _ => {
                let end = chars.iter().copied().find(|&i| i > at + random.below(12)).unwrap_or(page.len());
                page.replace_range(at..end, "");
            }
        }
    }
    page
}

/// Digits by value, wherever they stand.
fn digits(text: &str, sign: i64, counts: &mut BTreeMap<u32, i64>) {
    for c in text.chars() {
        let value = match c {
            '０'..='９' => Some(c as u32 - '０' as u32),
            _ => c.to_digit(10),
        };
        if let Some(value) = value {
            *counts.entry(value).or_default() += sign;
        }
    }
}

fn units(text: &str) -> Vec<u16> {
    text.encode_utf16().collect()
}

/// Whether an offset parts no pair of surrogates.
fn is_boundary(units: &[u16], at: u32) -> bool {
    let at = at as usize;
    at <= units.len() && !units.get(at).is_some_and(|u| (0xDC00..0xE000).contains(u))
}

fn check(source: &str, report: &Report) -> Result<(), String> {
    let (text, source16) = (units(&report.text), units(source));
    let slice = |of: &[u16], a: u32, b: u32| {
        String::from_utf16(of.get(a as usize..b as usize).unwrap_or(&[])).unwrap_or_default()
    };
    let mut at = 0;
    let mut covered = vec![false; source16.len()];
    let mut cover = |a: u32, b: u32| {
        covered
            .get_mut(a as usize..b as usize)
            .map(|c| c.fill(true))
            .ok_or(format!("source {a}..{b} is outside"))
    };
    for [a, b, c, d, op] in &report.pieces {
        if *a != at
            || b <= a
            || !is_boundary(&text, *b)
            || !is_boundary(&source16, *c)
            || !is_boundary(&source16, *d)
        {
            return Err(format!("piece {a}..{b} of {c}..{d}"));
        }
        if *op == 0 && slice(&text, *a, *b) != slice(&source16, *c, *d) {
            return Err(format!("copy {a}..{b} differs"));
        }
        if *op == 2 && slice(&text, *a, *b).chars().any(|c| c.is_alphanumeric()) {
            return Err(format!("insertion {a}..{b} holds words"));
        }
        cover(*c, *d)?;
        at = *b;
    }
    if at as usize != text.len() {
        return Err(format!("pieces end at {at} of {}", text.len()));
    }
    for edit in &report.edits {
        cover(edit.source[0], edit.source[1])?;
    }
    if let Some(lost) = covered.iter().position(|c| !c) {
        return Err(format!(
            "source {lost} is neither kept nor listed: {:?}",
            slice(&source16, lost as u32, lost as u32 + 8)
        ));
    }
    let mut end = 0;
    for block in &report.blocks {
        if block.start < end
            || block.end <= block.start
            || !is_boundary(&text, block.start)
            || !is_boundary(&text, block.end)
        {
            return Err(format!("block {}..{}", block.start, block.end));
        }
        if block.article as usize >= report.articles.len() {
            return Err(format!("block of article {}", block.article));
        }
        end = block.end;
    }
    let mut end = 0;
    for article in &report.articles {
        if article.start != end {
            return Err(format!("article from {} behind {end}", article.start));
        }
        end = article.end;
    }
    if end as usize != text.len() {
        return Err(format!("articles end at {end} of {}", text.len()));
    }
    for figure in report.figures() {
        if slice(&text, figure.start, figure.end) != figure.text {
            return Err(format!("figure {}", figure.text));
        }
    }
    Ok(())
}

#[test]
fn every_input_keeps_the_promises() {
    let analyzer = Analyzer::embedded();
    let options = Options { only: vec![Part::Figures], ..Options::default() };
    let mut failures = Vec::new();
    for seed in 1..=10_000u64 {
        let source = input(&mut Random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15)));
        // A mark of byte order belongs to the encoding.
        let source = source.trim_start_matches('\u{FEFF}').to_owned();
        let Ok(report) = analyzer.analyze(source.as_bytes(), "a.txt", &options) else { continue };
        let mut wrong = check(&source, &report).err();
        // What markup and metadata said is not text any more; plain text loses no digit unlisted.
        if wrong.is_none() && report.source.format == "text" {
            let mut counts = BTreeMap::new();
            digits(&source, 1, &mut counts);
            digits(&report.text, -1, &mut counts);
            for edit in &report.edits {
                digits(&edit.before, -1, &mut counts);
                digits(&edit.after, 1, &mut counts);
            }
            if counts.values().any(|n| *n != 0) {
                wrong = Some(format!("digits {counts:?}"));
            }
        }
        if wrong.is_none() && report.source.format == "text" {
            let again = analyzer.analyze(report.text.as_bytes(), "a.txt", &options);
            // Text that shows markup may be read as markup the next time.
            let again =
                again.ok().filter(|r| r.source.format == "text").map_or(report.text.clone(), |r| r.text);
            if again != report.text {
                let other = |a: &str, b: &str| {
                    a.lines().find(|l| !b.lines().any(|m| m == *l)).unwrap_or("").to_owned()
                };
                wrong = Some(format!(
                    "cleaning again ({}) makes {:?} of {:?}",
                    report.source.kind,
                    other(&again, &report.text),
                    other(&report.text, &again)
                ));
            }
        }
        if let Some(wrong) = wrong {
            failures.push(format!("{seed}: {wrong}"));
        }
    }
    assert!(
        failures.is_empty(),
        "{} inputs fail\n{}",
        failures.len(),
        failures[..failures.len().min(6)].join("\n")
    );
}

#[test]
fn a_list_of_five_thousand_names_is_five_thousand_names() {
    let mut text = String::from("入选企业名单如下：\n");
    for i in 0..5_000 {
        let digit = |n: usize| "甲乙丙丁戊己庚辛壬癸".chars().nth(n % 10).unwrap();
        let brand: String = [i / 1000, i / 100, i / 10, i].into_iter().map(digit).collect();
        text.push_str(&format!("江海{brand}科技有限公司\n"));
    }
    let report = Analyzer::embedded().analyze(text.as_bytes(), "list.txt", &Options::default()).unwrap();
    let companies = report.entities.iter().filter(|e| e.kind == "company").count();
    assert_eq!(companies, 5_000);
}

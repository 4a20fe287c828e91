//! 该行, 公司, 该基金: which name a pronoun stands for.
//!
//! One pass over the text: the last name of the right type in the article, or, where a notice says
//! “以下简称公司”, the one that it says.

use super::scene::Name;
use crate::clean::{Article, CleanText};
use crate::entities::EntityType::{self, *};
use crate::span::{Clean, Span};

struct Pronoun {
    word: &'static str,
    kinds: &'static [EntityType],
    /// What would make it another word: 该行 + 业.
    not_before: &'static [char],
}

const fn pronoun(word: &'static str, kinds: &'static [EntityType], not_before: &'static [char]) -> Pronoun {
    Pronoun { word, kinds, not_before }
}

/// The longest first among those that begin alike.
const PRONOUNS: &[Pronoun] = &[
    pronoun("该行", &[Bank], &['业', '为', '动', '政', '程', '列', '使', '家']),
    pronoun("我行", &[Bank], &['我']),
    pronoun("本行", &[Bank], &['业']),
    pronoun("该分行", &[Bank], &[]),
    pronoun("该支行", &[Bank], &[]),
    pronoun("该银行", &[Bank], &['业', '间', '卡']),
    pronoun("该公司", &[Company], &['债']),
    pronoun("本公司", &[Company], &['债']),
    pronoun("该企业", &[Company], &['家']),
    pronoun("该集团", &[Company], &[]),
    pronoun("本集团", &[Company], &[]),
    pronoun("本集團", &[Company], &[]),
    pronoun("该车企", &[Company], &[]),
    pronoun("该药企", &[Company], &[]),
    pronoun("公司", &[Company], &['债', '法', '章', '制', '们', '类', '部']),
    pronoun("该基金", &[Fund], &['会', '经', '管']),
    pronoun(
        "基金",
        &[Fund],
        &['会', '经', '管', '业', '公', '经', '、', '和', '等', '的', '产', '份', '净', '托'],
    ),
    pronoun("该局", &[Government], &['面', '部', '势', '限']),
    pronoun("该委", &[Government], &['托', '员']),
    pronoun("该厅", &[Government], &[]),
    pronoun("该协会", &[Association], &[]),
    pronoun("该联盟", &[Association], &[]),
    pronoun("该中心", &[Institute], &[]),
    pronoun("该院", &[Institute], &[]),
    pronoun("该校", &[Institute], &[]),
    pronoun("该所", &[Institute], &['在', '有', '谓']),
    pronoun("该研究院", &[Institute], &[]),
    pronoun("该实验室", &[Institute], &[]),
];

/// What may stand before a bare 公司 or 集团 that means the one spoken of; otherwise it ends another word (子公司).
const BEFORE_BARE: &str = "，。、；：“”‘’（）,.;:()!！？? \n　由向为与给对将经在是被让据从至到使令助和及并而且后时日前月年，以来自因其";

/// The pronouns of the text, each with the name that it stands for.
pub(super) fn pronouns(clean: &CleanText, names: &[Name]) -> Vec<Name> {
    let text = clean.text();
    let mut out = Vec::new();
    for article in &clean.articles {
        let mut last: [Option<u32>; 13] = [None; 13];
        let first = names.partition_point(|n| n.span.start < article.span.start);
        let mut names = names
            .get(first..)
            .unwrap_or(&[])
            .iter()
            .take_while(|n| n.span.start < article.span.end)
            .peekable();
        let mut told = spoken_of(text, article, names.clone());
        // A text that says 公司 before it named one is some firm's own paper: nobody else is meant.
        let mut own = None;
        let mut skip = article.span.start as usize;
        let body = article.span.of(text);
        for (offset, c) in body.char_indices() {
            let at = article.span.start as usize + offset;
            while let Some(name) = names.next_if(|n| n.span.start as usize <= at) {
                if let Some(slot) = last.get_mut(name.kind as usize) {
                    *slot = Some(name.entity);
                }
                if declares_company(text, name) {
                    told = Some(name.entity);
                }
                skip = skip.max(name.end as usize);
            }
            if at < skip || !matches!(c, '该' | '我' | '本' | '公' | '其' | '基') {
                continue;
            }
            let rest = text.get(at..).unwrap_or("");
            if let Some((length, kinds)) = at_pronoun(text, at, rest) {
                let company = kinds == [Company];
                if company && told.is_none() {
                    let named = last.get(Company as usize).copied().flatten().is_some();
                    if !*own.get_or_insert(named) {
                        continue;
                    }
                }
                let entity = told
                    .filter(|_| company)
                    .or(kinds.iter().find_map(|k| last.get(*k as usize).copied().flatten()));
                if let (Some(entity), Some(&kind)) = (entity, kinds.first()) {
                    let span = Span::new(at, at + length);
                    out.push(Name { span, end: span.end, entity, kind, pronoun: true });
                }
                skip = at + length;
            }
        }
    }
    out
}

fn at_pronoun(text: &str, at: usize, rest: &str) -> Option<(usize, &'static [EntityType])> {
    let before = text.get(..at).and_then(|t| t.chars().next_back()).unwrap_or('\n');
    if let Some(after) = rest.strip_prefix('其') {
        let given = matches!(before, '向' | '为' | '给');
        let owner = ["旗下", "全资", "控股", "子公司", "董事长", "总经理", "创始人", "持有"]
            .iter()
            .any(|w| after.starts_with(w));
        let other = after.starts_with(['他', '中', '次', '余', '实']);
        return ((given || owner) && !other).then_some(('其'.len_utf8(), &[Company]));
    }
    let found = PRONOUNS.iter().find(|p| rest.starts_with(p.word))?;
    let next = rest.get(found.word.len()..).and_then(|r| r.chars().next()).unwrap_or('\n');
    let bare = matches!(found.word, "公司" | "基金") && !BEFORE_BARE.contains(before);
    (!bare && !found.not_before.contains(&next)).then_some((found.word.len(), found.kinds))
}

/// `甲股份有限公司（以下简称“公司”或“甲股份”）`.
fn declares_company(text: &str, name: &Name) -> bool {
    let bracket = Span::<Clean>::new(name.span.end as usize, name.end as usize).of(text);
    ["“公司”", "\"公司\"", "“本公司”", "\"本公司\"", "「公司」", "「本公司」"]
        .iter()
        .any(|w| bracket.contains(w))
}

/// Whose paper it is: a company's own report or notice names it in its first lines and then says 公司.
fn spoken_of<'n>(text: &str, article: &Article, names: impl Iterator<Item = &'n Name>) -> Option<u32> {
    const OWN: &[&str] = &[
        "报告期内",
        "特此公告",
        "证券代码",
        "股份代號",
        "股份代号",
        "本公司董事",
        "本公司及董事会",
        "本集團",
    ];
    const PAPERS: &[&str] = &[
        "公告",
        "预案",
        "报告书",
        "年度报告",
        "半年度报告",
        "季度报告",
        "公布",
        "公佈",
        "说明书",
        "草案",
        "法律意见书",
    ];
    let body = article.span.of(text).trim_start();
    let head = body.char_indices().nth(400).map_or(body, |(i, _)| body.get(..i).unwrap_or(body));
    let title = head.lines().take(3).any(|line| PAPERS.iter().any(|p| line.trim().ends_with(p)));
    if !title && !OWN.iter().any(|w| head.contains(w)) {
        return None;
    }
    names.filter(|n| n.kind == Company).map(|n| n.entity).next()
}

//! 该行, 公司, 该基金: which name a pronoun stands for.
//!
//! One pass over the text: the last name of the right type in the article, or, where a notice says
//! “以下简称公司”, the one that it says.

use super::scene::Name;
use crate::clean::{Article, CleanText};
use crate::entities::EntityType::{self, *};
use crate::phrases::{Sets, ends_any, holds, holds_any};
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
    pronoun("集团", &[Company], &['公', '有', '内', '股', '化', '旗', '军']),
    pronoun("集團", &[Company], &['公', '有', '內', '股', '化', '旗', '軍']),
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
const BEFORE_BARE: &str = "，。、；：“”‘’（）,.;:()!！？? \n　由向为与给对将经在是被让据从至到使令助和及并而且后时日前月年以来自因其任内";

/// The pronouns of the text, each with the name that it stands for.
#[derive(Default)]
pub(super) struct Pronouns {
    pub names: Vec<Name>,
    /// By article: the firm whose own paper it is.
    pub told: Vec<Option<u32>>,
    /// Firms that begin a sentence, with where.
    pub topics: Vec<(u32, u32)>,
}

pub(super) fn pronouns(clean: &CleanText, names: &[Name]) -> Pronouns {
    let mut found = Pronouns::default();
    for article in &clean.articles {
        let first = names.partition_point(|n| n.span.start < article.span.start);
        let rest = names.get(first..).unwrap_or(&[]);
        let inside = rest.get(..rest.partition_point(|n| n.span.start < article.span.end)).unwrap_or(&[]);
        let told = read(clean.text(), article, inside, &mut found);
        found.told.push(told);
    }
    found
}

fn read(text: &str, article: &Article, names: &[Name], out: &mut Pronouns) -> Option<u32> {
    let mut talk = Talk {
        text,
        out,
        last: [None; 13],
        told: spoken_of(text, article, names),
        first: names.iter().find(|n| n.kind == Company).map(|n| n.entity),
        unknown: 0,
        topic: None,
        fresh: true,
        skip: article.span.start as usize,
    };
    let mut names = names.iter().peekable();
    let telling = article.span.of(text).char_indices().filter(|(_, c)| tells(*c));
    for (offset, c) in telling {
        let at = article.span.start as usize + offset;
        while let Some(name) = names.next_if(|n| n.span.start as usize <= at) {
            talk.name(name);
        }
        if ENDS.contains(&c) {
            talk.fresh = true;
        } else if at >= talk.skip {
            talk.pronoun(at, c);
        }
    }
    names.for_each(|name| talk.name(name));
    talk.told
}

/// What ends a sentence or what is said in one, and what pronouns begin with.
const ENDS: [char; 7] = ['。', '！', '？', '；', '\n', '“', '”'];
const BEGINS: [char; 7] = ['该', '我', '本', '公', '其', '基', '集'];

/// Whether a character is one of those; the low bits say of most that they are not.
fn tells(c: char) -> bool {
    const fn low(set: [char; 7]) -> u64 {
        let (mut bits, mut i) = (0, 0);
        while i < set.len() {
            bits |= 1 << (set[i] as u32 % 64);
            i += 1;
        }
        bits
    }
    const LOW: u64 = low(ENDS) | low(BEGINS);
    LOW >> (c as u32 % 64) & 1 == 1 && (ENDS.contains(&c) || BEGINS.contains(&c))
}

/// What has been said of whom, as the text goes on.
struct Talk<'a> {
    text: &'a str,
    out: &'a mut Pronouns,
    /// The last name of each type.
    last: [Option<u32>; 13],
    told: Option<u32>,
    /// The firm that is named first, in the title of most texts.
    first: Option<u32>,
    /// How often 公司 was said of nobody. A text that says it time and again before it names one is some firm's own
    /// paper: nobody else is meant.
    unknown: u32,
    topic: Option<u32>,
    /// Whether no organisation stood in the sentence yet.
    fresh: bool,
    skip: usize,
}

impl Talk<'_> {
    fn name(&mut self, name: &Name) {
        // 天眼查数据显示: where one looks firms up is not the firm spoken of.
        let register = ["天眼查", "企查查", "爱企查", "启信宝"].contains(&name.span.of(self.text));
        if register {
            return;
        }
        if let Some(slot) = self.last.get_mut(name.kind as usize) {
            *slot = Some(name.entity);
        }
        if name.is_organisation() {
            if self.fresh && name.kind == Company && !self.is_marked(name) {
                self.topic = Some(name.entity);
                self.out.topics.push((name.span.start, name.entity));
            }
            self.fresh = false;
        }
        // The firm of the title that the text gives a short name is the one that 公司 means.
        let short = self.told.is_none() && name.kind == Company && self.first == Some(name.entity);
        let bracket = Span::<Clean>::new(name.span.end as usize, name.end as usize).of(self.text);
        if declares_company(bracket) || short && holds(bracket, "简称") {
            self.told = Some(name.entity);
        }
        self.skip = self.skip.max(name.end as usize);
    }

    /// 公司控股子公司甲: the talk is still about its owner.
    fn is_marked(&self, name: &Name) -> bool {
        self.text.get(..name.span.start as usize).is_some_and(|t| {
            t.ends_with(MARKED)
                || ends_any(t, &["子公司", "股东", "附属公司", "参股公司", "关联公司"]).is_some()
        })
    }

    fn pronoun(&mut self, at: usize, c: char) {
        let Some((length, kinds)) = at_pronoun(self.text, at) else { return };
        self.skip = at + length;
        let company = kinds == [Company];
        // 本行 is whose paper it is, too.
        let own_bank = kinds == [Bank] && matches!(c, '本' | '我');
        let own = (company || own_bank).then_some(self.told).flatten();
        // 公司 is what the talk is about; 该公司 is the one just named.
        let bare = company && matches!(c, '公' | '本');
        let named = self
            .topic
            .filter(|_| bare)
            .or_else(|| kinds.iter().find_map(|k| self.last.get(*k as usize).copied().flatten()));
        if bare && own.is_none() && named.is_none() {
            self.unknown += 1;
        }
        // 集团 is nobody in particular but in the group's own paper.
        let general = matches!(c, '集') && own.is_none() || bare && own.is_none() && self.unknown > 1;
        if let (Some(entity), Some(&kind), false) = (own.or(named), kinds.first(), general) {
            let span = Span::new(at, at + length);
            self.fresh = false;
            self.out.names.push(Name { span, end: span.end, entity, kind, pronoun: true });
        }
    }
}

/// What marks a name as no topic.
const MARKED: [char; 15] =
    ['向', '给', '为', '对', '与', '和', '由', '被', '从', '自', '将', '把', '、', '以', '同'];

fn at_pronoun(text: &str, at: usize) -> Option<(usize, &'static [EntityType])> {
    let rest = text.get(at..)?;
    let earlier = text.get(..at)?;
    let before = earlier.chars().next_back().unwrap_or('\n');
    if let Some(after) = rest.strip_prefix('其') {
        let given = matches!(before, '向' | '为' | '给' | '予');
        let owner = ["旗下", "全资", "控股", "子公司", "董事长", "总经理", "创始人", "持有"]
            .iter()
            .any(|w| after.starts_with(w));
        let other = after.starts_in("他中次余实");
        return ((given || owner) && !other).then_some(('其'.len_utf8(), &[Company]));
    }
    let found = PRONOUNS.iter().find(|p| rest.starts_with(p.word))?;
    let next = rest.get(found.word.len()..).and_then(|r| r.chars().next()).unwrap_or('\n');
    let free = BEFORE_BARE.contains(before) || earlier.ends_with("持有");
    let bare = matches!(found.word, "公司" | "基金" | "集团" | "集團") && !free;
    (!bare && !found.not_before.contains(&next)).then_some((found.word.len(), found.kinds))
}

/// `甲股份有限公司（以下简称“公司”或“甲股份”）`: what the bracket behind a name says.
fn declares_company(bracket: &str) -> bool {
    const WORDS: &[&str] = &[
        "“公司”",
        "\"公司\"",
        "“本公司”",
        "\"本公司\"",
        "「公司」",
        "「本公司」",
        "“本行”",
        "「本行」",
        "“我行”",
    ];
    holds_any(bracket, WORDS).is_some()
}

/// Whose paper it is: a company's own report or notice names it in its first lines and then says 公司.
fn spoken_of(text: &str, article: &Article, names: &[Name]) -> Option<u32> {
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
    if !title && holds_any(head, OWN).is_none() {
        return None;
    }
    // A bank's own paper says 本行.
    let bank = holds(head, "本行") || holds(head, "我行");
    names.iter().find(|n| n.kind == Company || bank && n.kind == Bank).map(|n| n.entity)
}

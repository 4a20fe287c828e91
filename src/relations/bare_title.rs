//! Titles that stand without their organisation: of reporters and editors, and of officers of the firm spoken of.

use super::Filler;
use super::position::Office;
use super::scene::{Name, Scene};
use super::sentence::Sentence;
use super::title::{self, Title};
use crate::entities::EntityType;
use crate::phrases::{Sets, ends_any};
use crate::span::{Clean, Span};

/// `甲报讯（记者乙`, `责任编辑：乙`.
pub(super) fn byline(scene: &Scene<'_>, name: Option<&Name>, gap: Span<Clean>) -> Option<Office> {
    let said = gap.of(scene.text);
    let title = [
        "责任编辑",
        "见习记者",
        "实习记者",
        "特约记者",
        "通讯员",
        "记者",
        "编辑",
        "责编",
        "作者",
        "主编",
        "校对",
    ];
    let trimmed = said.trim_end_in(" 　:：");
    let word = title.iter().find(|w| trimmed.ends_with(*w))?;
    let head = trimmed.get(..trimmed.len() - word.len())?;
    let start = gap.start as usize + head.len();
    let titles = vec![Title { span: Span::new(start, start + word.len()), ended: false }];
    let head = head.trim_end_in(" （(/　");
    let media = name.filter(|n| {
        n.kind == EntityType::Media && matches!(head.trim(), "" | "讯" | "电" | "消息" | "报道" | "本报")
    });
    Some(Office { titles, organisation: media.map(|n| Filler::Entity(n.entity)) })
}

/// A title without its organisation: a firm's officer belongs to the firm spoken of.
pub(super) fn alone(sentence: &Sentence<'_>, gap: Span<Clean>, person: &Name) -> Option<Office> {
    let text = sentence.scene.text;
    let said = gap.of(text);
    let from = said
        .rfind(|c: char| title_stop(c))
        .map_or(0, |i| i + said.get(i..).and_then(|t| t.chars().next()).map_or(0, char::len_utf8));
    let phrase = said.get(from..)?;
    let own = title::own_start(sentence.scene.offices, phrase)?;
    // 闽屿风电董事长: what stands before the words of the title may name its firm, unless it is a verb (收到副总经理).
    let said = phrase.get(..own).unwrap_or("");
    let listed = said.rfind(['、', '兼']).map_or(0, |i| i + '、'.len_utf8());
    let start = gap.start as usize + from;
    let before = Span::<Clean>::new(start + listed, start + own);
    let named = unlisted(before.of(text)).then_some(Filler::Text(before));
    let strange = own > 0 && !before.of(text).ends_with(VERB_ENDS);
    let firm = ["公司", "集团", "企业"]
        .iter()
        .find(|w| phrase.starts_with(*w) && !phrase.starts_with("公司秘"))
        .map_or(0, |w| w.len());
    let span = Span::new(gap.start as usize + from + own.max(firm), gap.end as usize);
    if span.of(text).chars().count() > 12 {
        return None;
    }
    let titles = title::titles(sentence.scene.offices, text, span)?;
    let head = titles.first()?.span.of(text);
    let kind = if head.ends_with("行长") { EntityType::Bank } else { EntityType::Company };
    let organisation = match kind {
        _ if strange => named,
        _ if ends_any(head, &["董事", "监事"]).is_some() => {
            sentence.scene.own_firm(person.span.start).map(Filler::Entity)
        }
        _ if !of_firms(head) => None,
        EntityType::Bank => sentence
            .scene
            .last_before(person.span.start, |n| n.kind == kind)
            .map(|n| Filler::Entity(n.entity)),
        _ => sentence.scene.firm(person.span.start).map(Filler::Entity),
    };
    Some(Office { titles, organisation })
}

/// Whether an office is one of firms: whose it is, the firm spoken of tells.
pub(super) fn of_firms(title: &str) -> bool {
    const OFFICES: &[&str] = &[
        "董事长",
        "总经理",
        "总裁",
        "创始人",
        "CEO",
        "CFO",
        "CTO",
        "COO",
        "行长",
        "首席执行官",
        "财务总监",
        "技术总监",
        "董事会秘书",
        "负责人",
        "董秘",
        "董事局主席",
        "副总",
    ];
    ends_any(title, OFFICES).is_some()
}

/// Characters that end a verb or particle before a title.
const VERB_ENDS: [char; 22] = [
    '到', '任', '请', '聘', '举', '选', '由', '时', '后', '前', '日', '向', '与', '和', '及', '是', '有',
    '名', '除', '去', '让', '派',
];

/// An organisation by its last word, which nothing else recognised: 智能产业研究院.
pub(super) fn unlisted(name: &str) -> bool {
    const ENDS: &[&str] = &[
        "研究院",
        "研究所",
        "学院",
        "大学",
        "公司",
        "集团",
        "银行",
        "支行",
        "分行",
        "协会",
        "学会",
        "商会",
        "联合会",
        "基金会",
        "委员会",
        "组委会",
        "医院",
        "实验室",
        "合作社",
        "联社",
        "管委会",
        "事务所",
        "出版社",
        "工作室",
        "中心",
    ];
    (4..=24).contains(&name.chars().count())
        && ENDS.iter().any(|e| name.ends_with(e))
        && !name.starts_in("该本某各")
        && !name.contains('该')
}

fn title_stop(c: char) -> bool {
    matches!(
        c,
        '，' | '。'
            | '；'
            | '：'
            | '“'
            | '”'
            | '"'
            | ','
            | ';'
            | ':'
            | '的'
            | '据'
            | '由'
            | '向'
            | '与'
            | '和'
            | '（'
            | '('
            | '!'
            | '！'
            | '？'
            | '》'
            | '■'
            | ' '
            | '　'
    )
}

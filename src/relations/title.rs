//! Titles of persons: 副司长, 首席专家、主任, 生产质量负责人. The person is known already; here is what it is called.

use crate::phrases::Phrases;
use crate::span::{Clean, Span};
use std::sync::LazyLock;

/// The words that end a title, longest first among those that end alike where it matters.
const HEADS: &[&str] = &[
    "董事长",
    "董事",
    "监事",
    "监事长",
    "总经理",
    "经理",
    "总裁",
    "总监",
    "主管",
    "主任",
    "主席",
    "书记",
    "主任委员",
    "委员",
    "常委",
    "行长",
    "局长",
    "厅长",
    "司长",
    "处长",
    "科长",
    "部长",
    "市长",
    "省长",
    "县长",
    "区长",
    "镇长",
    "乡长",
    "州长",
    "村长",
    "会长",
    "院长",
    "校长",
    "所长",
    "社长",
    "站长",
    "台长",
    "馆长",
    "厂长",
    "店长",
    "队长",
    "组长",
    "秘书长",
    "理事长",
    "理事",
    "议长",
    "署长",
    "关长",
    "检察长",
    "庭长",
    "团长",
    "班长",
    "事务长",
    "总长",
    "首长",
    "盟长",
    "旗长",
    "园长",
    "系主任",
    "秘书",
    "总书记",
    "总理",
    "总统",
    "首相",
    "国王",
    "大使",
    "公使",
    "参赞",
    "领事",
    "总领事",
    "特使",
    "专员",
    "督察",
    "审计长",
    "总工程师",
    "工程师",
    "总设计师",
    "设计师",
    "总会计师",
    "会计师",
    "总经济师",
    "经济学家",
    "科学家",
    "分析师",
    "策略师",
    "精算师",
    "规划师",
    "架构师",
    "律师",
    "医师",
    "教师",
    "教授",
    "研究员",
    "院士",
    "专家",
    "学者",
    "博士",
    "讲师",
    "博士生导师",
    "顾问",
    "创始人",
    "合伙人",
    "负责人",
    "法定代表人",
    "代表人",
    "代表",
    "发言人",
    "主持人",
    "管理人员",
    "带头人",
    "实际控制人",
    "掌门人",
    "联系人",
    "继承人",
    "传承人",
    "主理人",
    "候选人",
    "召集人",
    "店主",
    "业主",
    "农场主",
    "首席执行官",
    "执行官",
    "财务官",
    "运营官",
    "技术官",
    "信息官",
    "风险官",
    "合规官",
    "投资官",
    "营销官",
    "官",
    "助理",
    "干事",
    "总编辑",
    "编辑",
    "主编",
    "责编",
    "记者",
    "通讯员",
    "评论员",
    "研究总监",
    "副总",
    "老总",
    "主播",
    "讲解员",
    "管理员",
    "业务员",
    "信贷员",
    "客户经理",
    "操盘手",
    "交易员",
    "议员",
    "法官",
    "检察官",
    "审判员",
    "参谋",
    "司令",
    "司令员",
    "政委",
    "站站长",
    "老板",
    "老板娘",
    "班主任",
    "导演",
    "编剧",
    "CEO",
    "CFO",
    "COO",
    "CTO",
    "CIO",
    "CRO",
    "CMO",
    "CSO",
    "CHO",
    "VP",
    "總裁",
    "主席兼總經理",
    "董事總經理",
    "董事長",
    "行長",
    "局長",
    "司長",
    "院長",
    "會長",
    "秘書",
    "總經理",
    "財務總監",
    "理事長",
    "負責人",
    "創辦人",
    "創始人",
    "司庫",
    "司库",
];

static HEAD_INDEX: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(HEADS));
/// The words that titles are made of.
static WORD_INDEX: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(&[MODIFIERS, HEADS].concat()));

fn ends_with_head(text: &str) -> bool {
    HEAD_INDEX.longest_before(text).is_some()
}

/// What a title never holds: then the words before the person are something else.
const STOPS: &[char] = &[
    '的', '是', '在', '将', '被', '称', '了', '着', '于', '据', '把', '，', '。', '；', '：', '！', '？',
    ',', ';', ':', '“', '”', '"', '《', '》', '\n', '说', '向', '从', '到', '等', '让', '请', '由', '■', '|',
    '—', '-', '·', '/', '…', '（', '(', '）', ')', '【', '】', '<', '>', '〔', '〕', '●', '•', '您', '我',
    '他', '她', '这', '那', '每',
];

/// Words before a title that say when, not what. `true`: the office has ended.
pub(super) const TIMES: &[(&str, bool)] = &[
    ("时任", true),
    ("原任", true),
    ("曾任", true),
    ("历任", true),
    ("前任", true),
    ("原", true),
    ("前", true),
    ("现任", false),
    ("新任", false),
    ("拟任", false),
    ("候任", false),
    ("代理", false),
];

/// Whether `text` is one title: 常务副院长.
pub(super) fn is_title(text: &str) -> bool {
    let count = text.chars().count();
    (2..=16).contains(&count)
        && ends_with_head(text)
        && !text.contains(STOPS)
        && !text.starts_with([
            '与', '和', '同', '及', '为', '对', '经', '给', '以', '有', '让', '受', '家', '位', '名', '多',
            '、',
        ])
}

/// What may stand before the head of a title: 常务, 首席, 生产, 质量.
const MODIFIERS: &[&str] = &[
    "副",
    "常务",
    "首席",
    "执行",
    "高级",
    "资深",
    "名誉",
    "荣誉",
    "创始",
    "联席",
    "联合",
    "总",
    "党委",
    "党组",
    "党支部",
    "独立",
    "非执行",
    "财务",
    "技术",
    "市场",
    "生产",
    "质量",
    "人力",
    "资源",
    "运营",
    "研发",
    "投资",
    "风控",
    "风险",
    "信贷",
    "客户",
    "产品",
    "销售",
    "营销",
    "品牌",
    "法务",
    "合规",
    "行政",
    "战略",
    "业务",
    "项目",
    "安全",
    "工程",
    "科研",
    "采购",
    "供应链",
    "人事",
    "数据",
    "信息",
    "网络",
    "海外",
    "国际",
    "公司",
    "集团",
    "董事会",
    "监事会",
    "董事局",
    "公共",
    "事务",
    "部",
    "部门",
    "中心",
    "办公室",
    "室",
    "处",
    "科",
    "系",
    "事业部",
    "分管",
    "代",
    "代理",
    "执委会",
    "管委会",
    "原",
    "前",
    "现任",
    "时任",
    "新任",
    "兼",
    "、",
    "特约",
    "见习",
    "本报",
    "研究",
    "宏观",
    "策略",
    "行业",
    "金融",
    "证券",
    "合伙",
    "轮值",
    "主任",
    "相关",
    "合作社",
];

/// Where in `text` the title at its end begins that its own words explain; what stands before may be a name unknown.
pub(super) fn own_start(text: &str) -> Option<usize> {
    let mut start = text.len() - HEAD_INDEX.longest_before(text)?.1.len();
    while let Some((_, word)) = text.get(..start).and_then(|t| WORD_INDEX.longest_before(t)) {
        start -= word.len();
    }
    Some(start)
}

/// Whether `text` begins with a title that a person follows or that stands for one: 公司|负责人陶涛.
pub(super) fn starts_with_title(text: &str) -> bool {
    let end = text.find(|c: char| c.is_ascii_punctuation() || STOPS.contains(&c)).unwrap_or(text.len());
    let head = text.get(..end).unwrap_or("");
    head.char_indices().map(|(i, c)| i + c.len_utf8()).take(12).any(|i| {
        let word = head.get(..i).unwrap_or("");
        i >= 6 && ends_with_head(word)
    })
}

/// The titles in `span`, parted by 、 and 兼: 首席专家、主任. `None` where one of them is none.
pub(super) fn titles(text: &str, span: Span<Clean>) -> Option<Vec<Title>> {
    let mut out = Vec::new();
    let said = span.of(text);
    let mut at = span.start as usize;
    for part in said.split(['、', '兼']) {
        let trimmed = part.trim_start_matches([' ', '　']);
        let start = at + part.len() - trimmed.len();
        let trimmed = trimmed.trim_end_matches([' ', '　']);
        at += part.len() + '、'.len_utf8();
        let (length, ended) = TIMES
            .iter()
            .find(|(w, _)| trimmed.starts_with(w) && is_title(trimmed.get(w.len()..).unwrap_or("")))
            .map_or((0, false), |(w, ended)| (w.len(), *ended));
        let word = trimmed.get(length..).unwrap_or("");
        if !is_title(word) {
            return None;
        }
        // 前副议长 is what he is called; 时任 only says when.
        let keep = matches!(trimmed.get(..length), Some("原" | "前")).then_some(0).unwrap_or(length);
        out.push(Title { span: Span::new(start + keep, start + trimmed.len()), ended });
    }
    Some(out)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Title {
    pub span: Span<Clean>,
    pub ended: bool,
}

/// The byte length of the title that begins `text` and ends before punctuation, a name or 职务: 行长、党委书记.
pub(super) fn length_of_titles(text: &str) -> usize {
    let end = text
        .find(|c: char| STOPS.contains(&c) || matches!(c, '（' | '(' | '一' | '职'))
        .unwrap_or(text.len());
    let head = text.get(..end).unwrap_or("");
    let ends = head.char_indices().map(|(i, c)| i + c.len_utf8()).take(24);
    let good = |&i: &usize| {
        let word = head.get(..i).unwrap_or("");
        let rest = head.get(i..).unwrap_or("");
        let done = rest.is_empty()
            || rest.starts_with(['、', '兼', '和', '及', ' ', '，'])
            || rest.starts_with("并")
            || rest.starts_with("以来");
        done && ends_with_head(word)
    };
    ends.filter(good).last().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_told_from_other_words() {
        for good in ["CFO", "副司长", "常务副院长", "生产质量负责人", "首席经济学家", "金融市场部总经理"]
        {
            assert!(is_title(good), "{good}");
        }
        for bad in ["长", "行业", "与副省长", "公司的董事长", "据负责人", "成长", "家董事长"]
        {
            assert!(!is_title(bad), "{bad}");
        }
        assert!(starts_with_title("负责人陶涛说") && !starts_with_title("向行长借款"));
    }

    #[test]
    fn a_title_is_told_from_the_name_before_it() {
        for (text, expected) in
            [("生产质量负责人", 0), ("闽屿风电董事长", "闽屿风电".len()), ("专卖店店主", "专卖店".len())]
        {
            assert_eq!(own_start(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn several_titles_are_parted() {
        let text = "首席专家、原主任兼时任院长";
        let found = titles(text, Span::new(0, text.len())).unwrap();
        let words: Vec<(&str, bool)> = found.iter().map(|t| (t.span.of(text), t.ended)).collect();
        assert_eq!(words, [("首席专家", false), ("原主任", true), ("院长", true)]);
    }

    #[test]
    fn a_title_after_a_verb_ends_where_the_sentence_goes_on() {
        for (text, expected) in [
            ("行长、党委书记，任期三年", "行长、党委书记"),
            ("首席风险官", "首席风险官"),
            ("董事长职务", "董事长"),
            ("行长的任职资格", "行长"),
            ("推动者", ""),
        ] {
            assert_eq!(&text[..length_of_titles(text)], expected, "{text}");
        }
    }
}

//! Short lines that say what they are by their form alone: a byline, a source, a date, a document number.
//!
//! The patterns are data, each with lines that it must know and lines that it must leave alone.

use super::BlockKind;
use regex::Regex;
use std::sync::OnceLock;

/// One form of line.
struct Pattern {
    kind: BlockKind,
    /// Asked before the pattern is tried: the line must hold one of these.
    cues: &'static [&'static str],
    /// In the pattern, `NAME` stands for a person's name, `NAMES` for one or several, `DATE` for a date in digits.
    form: &'static str,
    #[cfg(test)]
    knows: &'static [&'static str],
    #[cfg(test)]
    leaves: &'static [&'static str],
}

macro_rules! patterns {
    ($($kind:ident $cues:expr, $form:expr, knows $knows:expr, leaves $leaves:expr;)*) => {
        const PATTERNS: &[Pattern] = &[$(Pattern {
            kind: BlockKind::$kind,
            cues: &$cues,
            form: $form,
            #[cfg(test)]
            knows: &$knows,
            #[cfg(test)]
            leaves: &$leaves,
        }),*];
    };
}

const NAME: &str = "(?:[一-龥]{2,4}|[一-龥]{1,6}·[一-龥·]{1,10}|[一-龥] {1,2}[一-龥])";
const DATE: &str = "(?:19|20)[0-9]{2} ?[-/.年] ?[0-9]{1,2} ?[-/.月] ?[0-9]{1,2} ?日?(?: +[0-9]{1,2}[:：][0-9]{2}(?:[:：][0-9]{2})?)?";

patterns! {
    DocNumber ["号"],
        "^[一-龥]{1,14} ?[〔\\[(（【][ 0-9年]{4,6}[〕\\])）】] ?第? ?[0-9]{1,5} ?号$",
        knows ["金发〔2024〕12号", "沪府规(2023) 7 号", "证监许可【2012】1724号"],
        leaves ["参照《办法》（国发〔2023〕5号）执行", "12号"];
    DocNumber ["第"],
        "^[一-龥（()）]{0,20} ?(?:公告|令|通告|公报)? ?[（(〔]?(?:19|20)[0-9]{2}[)）〕]?年? ?第 ?[0-9]{1,4} ?号$",
        knows ["中国人民银行公告〔2024〕第3号", "2024年第12号"],
        leaves ["2024年第12号文件发布后，市场反应平稳"];
    DateLine ["0", "1", "2"],
        "^(?:(?:发布|成文|印发|更新|发表|公布|检索)?(?:日期|时间)[:：] ?)?DATE$",
        knows ["2025年3月13日", "2025-04-08", "发布时间：2025-08-21 09:30", "2025 年 3 月 5 日"],
        leaves ["2025年3月13日，会议召开", "2025-2030年"];
    DateLine ["年"],
        "^[（(]?(?:[一二][〇○零Oo0九][〇○零Oo0一二三四五六七八九]{2}|(?:19|20)[0-9]{2}) ?年 ?(?:[一二三四五六七八九十]{1,2}|[0-9]{1,2}) ?月 ?(?:(?:[一二三四五六七八九十]{1,3}|[0-9]{1,2}) ?日)?[）)]?$",
        knows ["二〇二四年十二月三十一日", "2025年3月", "（2024年6月5日）"],
        leaves ["二〇二四年十二月三十一日止年度"];
    DateLine ["时间:", "时间：", "日期:", "日期："],
        "^(?:栏目|分类|类别|频道)?[:： ]*[^ ，。]{0,10} ?(?:发布|更新|发表)?(?:时间|日期)[:：] ?DATE.{0,30}$",
        knows ["栏目:行业资讯 发布时间:2025-08-21", "发布日期：2024-05-06 浏览次数：12"],
        leaves ["会议时间：另行通知"];
    SourceLine ["来源", "转自", "摘自", "稿源", "原载"],
        "^[（(【\\[]?(?:DATE ?)?(?:信息|文章|稿件|本文|新闻|原文|内容|图文)?(?:来源|转自|摘自|稿源|原载)(?:于)? ?[:：|｜丨 ] ?[^。；!?！？]{2,40}[）)】\\]]?$",
        knows ["来源:中国财经报 2025-03-25", "来源 某银行贵阳分行 2025-03-27", "（来源：新华社）", "2024-05-06 09:12 来源：上海证券报 作者：王芳"],
        leaves ["数据来源：公司公告", "来源于海外的收入占比约三成，同比提高。"];
    SourceLine ["据", "综合", "原载", "转载自"],
        "^[（(](?:综合|根据|据|原载|转载自)[^，。；]{2,24}[）)]$",
        knows ["（据新华社）", "(据新华社、人民日报报道)", "（综合新华社电）"],
        leaves ["（据统计，全年增长三成）"];
    SourceLine ["电", "讯"],
        "^[（(]?(?:新华社|中新社|中新网|央视|人民网)[一-龥0-9]{0,12}(?:电|讯)[）)]?$",
        knows ["（新华社北京5月29日电）", "新华社电"],
        leaves ["新华社北京5月29日电 记者从会上获悉"];
    Byline ["记者", "通讯员", "评论员", "观察员", "实习生", "研究员"],
        "^[（(【■□◆●▲◎]? ?(?:文[/／|｜丨:：] ?)?(?:本报|本刊|本网|本台|[一-龥A-Za-z]{2,12}(?:报|社|网|刊|台|端|经|财经|周刊|新闻))? ?(?:驻[一-龥]{2,8})?(?:首席|见习|特约|实习|全媒体|融媒体|高级|资深|特派)*(?:记者|通讯员|评论员|观察员|实习生|研究员)[:： ] ?NAMES(?: [一-龥]{2,8}(?:报道|电|摄|文))?[）)】]?$",
        knows ["青年报记者 王芳", "本报记者 李明 张小红 通讯员 赵四", "■ 本报首席记者 王芳 北京报道", "（记者 王芳、李明）", "文/本刊记者 王芳"],
        leaves ["记者 从会上获悉相关进展情况后表示", "记者走访发现客流增加"];
    Byline ["■", "□", "◆", "◎", "▪", "◇"],
        "^[■□◆◎▪◇] ?(?:本报|本刊)?(?:记者|通讯员|实习生)? ?NAMES$",
        knows ["■ 王小明 李雷 韩梅梅", "□ 王芳"],
        leaves ["■ 增供给 降成本促发展"];
    Byline ["文", "作者", "撰", "编译", "执笔", "供稿"],
        "^[（(]?(?:文字?|图文|文图|撰文|撰稿|作者|本文作者|编译|执笔|供稿)(?:[/／|｜丨:：]|为|系) ?[^。；，:：]{2,40}[）)]?$",
        knows ["文/王芳", "作者：王芳 李明", "撰文｜王芳", "供稿：上海分行", "（作者系某大学教授）"],
        leaves ["作者：在经历了三年的调整之后，市场终于回暖。", "文件：附后，"];
    Byline ["采写", "记者", "采访", "口述", "整理"],
        "^[（(]?(?:采写|采访|口述|整理|记者)[/／|｜丨:：] ?NAMES[）)]?$",
        knows ["采写：王芳 李明", "整理/王芳"],
        leaves ["记者：首先欢迎你来到新华", "记者：请问您如何看待"];
    Credit ["摄", "供图", "图片", "图源", "制图", "绘", "图/", "图："],
        "^[（(]?(?:本版|本组|本文|文中|以上|除署名外)?[^，。；:：]{0,24}(?:供图|摄影|制图|摄|绘图|配图|资料图片?)[）)]?$",
        knows ["本版均为受访者供图", "新华社记者 王芳 摄", "（王芳 摄）", "视觉中国供图"],
        leaves ["活动现场以摄影展开场，观众很多。"];
    Credit ["图", "摄"],
        "^[（(]?(?:图片来源|图源|图片|摄影|供图|制图|绘图|题图|封面图|摄)[/／|｜丨:：] ?[^。；]{1,30}[）)]?$",
        knows ["图片来源：视觉中国", "摄影/王芳", "图源：公司官网"],
        leaves ["图片：展示了今年以来的增长。"];
    Caption ["图", "表"],
        "^(?:[（(]?(?:图|表|图表|Figure|Table) ?[0-9一二三四五六七八九十]{1,3}(?:[-.－][0-9]{1,2})?[）)]?[:：.、 ]|(?:上|下|左|右|题|资料|配|附)?图(?:为|[:：])).{2,80}$",
        knows ["图1：新增贷款走势", "图为活动现场。", "表 2 主要指标"],
        leaves ["图书馆开放时间延长"];
    Caption ["▲", "△", "▼", "▽", "►"],
        "^[▲△▼▽►] ?.{4,120}$",
        knows ["▲工作人员正在调试设备"],
        leaves ["▲▲▲"];
    Note ["来源"],
        "^(?:数据|资料|图表)来源[:：].{2,80}$",
        knows ["数据来源：公司公告，某证券研究所", "资料来源：Wind"],
        leaves ["来源：中国财经报"];
    Note ["件", "完", "删", "注", "编者", "转载", "按", "版权", "声明", "联系", "报送", "抄送", "主送", "印发", "解读", "说明"],
        "^(?:[（(](?:此件|本件|此文|本文|完|未完|下转|上接|有删|略有|编者|注[:：])[^。]{0,40}。?[）)]|注[:：0-9].{1,120}|(?:编者按|编者的话|编后|版权声明|免责声明|特别声明|风险提示|抄送|抄报|报送|主送|联系人|联系电话)[:：|].{0,200})$",
        knows ["(此件公开发布)", "（完）", "注：数据截至年末", "抄送：各区人民政府", "免责声明：本文仅供参考", "（此件依申请公开。）"],
        leaves ["完成投资三亿元", "注册资本三千万元"];
    Breadcrumb [">", "›", "»", "/", "位置"],
        "^(?:.{0,8}位置(?:是)?[:：] ?[^。]{0,60}|[一-龥A-Za-z]{2,8}(?: ?[>›»] ?[^>›»]{1,20}){2,6}|(?:首页|主页|网站首页) ?[>›»/] ?.{1,60})$",
        knows ["您当前所在位置:主页 > 动态 > 简报", "首页 > 新闻中心", "财经 > 银行 > 正文"],
        leaves ["风险位置偏高，需要关注。且看", "A > B"];
    BulletinTitle ["期"],
        "^.{0,24}(?:简报|专报|快报|周报|日报|月报|季报|年报|内参|动态|通讯|参考|摘要|要情|专刊|信息|简讯|月刊|周刊|导读|汇编|速递|观察)[》」]?[·•\\-—:： （(]*.{0,10}第? ?[0-9一二三四五六七八九十百]{1,5} ?期.{0,8}$",
        knows ["简报·第285期(下)", "金融科技动态 2024年第12期", "《科创周报》第3期"],
        leaves ["本期简报收录第一期项目共三个，总投资十亿元"];
    AttachmentTitle ["附"],
        "^附(?:件|录|表|图)? ?(?:[0-9一二三四五六七八九十]{1,2})? ?(?:[:：] ?.{0,80}|$)",
        knows ["附件", "附件2", "附件：1.任务分工表", "附录一：名单"],
        leaves ["附近的居民说", "附加费率下调"];
}

fn compiled() -> &'static [Option<Regex>] {
    static COMPILED: OnceLock<Vec<Option<Regex>>> = OnceLock::new();
    COMPILED.get_or_init(|| {
        let role = "(?:本报|本刊)?(?:首席|见习|特约|实习)?(?:记者|通讯员|实习生)[:： ]? ?";
        let names = format!("{NAME}(?:[ 、,，/]{{1,3}}(?:{role})?{NAME}){{0,11}}");
        let form = |p: &Pattern| p.form.replace("NAMES", &names).replace("NAME", NAME).replace("DATE", DATE);
        PATTERNS.iter().map(|p| Regex::new(&form(p)).ok()).collect()
    })
}

/// Longer lines are running text.
const LONGEST: usize = 420;

/// What a line is by its form.
pub(super) fn form(line: &str) -> Option<BlockKind> {
    if line.len() > LONGEST {
        return None;
    }
    let mut known = None;
    for (pattern, regex) in PATTERNS.iter().zip(compiled()) {
        if pattern.cues.iter().any(|cue| line.contains(cue))
            && regex.as_ref().is_some_and(|regex| regex.is_match(line))
        {
            known = Some(pattern.kind);
            break;
        }
    }
    known
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_knows_its_lines_and_leaves_others() {
        for (pattern, regex) in PATTERNS.iter().zip(compiled()) {
            let regex = regex.as_ref().unwrap_or_else(|| panic!("{}", pattern.form));
            for line in pattern.knows {
                assert!(pattern.cues.iter().any(|cue| line.contains(cue)), "no cue in {line}");
                assert!(regex.is_match(line), "{:?} should know {line}", pattern.kind);
            }
            for line in pattern.leaves {
                assert!(!regex.is_match(line), "{:?} should leave {line}", pattern.kind);
                assert_ne!(form(line), Some(pattern.kind), "{line}");
            }
        }
    }
}

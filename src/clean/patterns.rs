//! Short lines that say what they are by their form alone: a byline, a source, a date, a document number.
//!
//! The patterns are data, each with lines that it must know and lines that it must leave alone.

use super::BlockKind;
use crate::cues::Cues;
use crate::phrases::holds_any;
use regex::Regex;
use std::sync::{LazyLock, OnceLock};

/// One form of line.
struct Pattern {
    kind: BlockKind,
    /// Asked before the pattern is tried: what the first and the last character can be.
    first: &'static str,
    last: &'static str,
    /// And how long it can be, in bytes.
    longest: usize,
    /// The same: the line must hold one of these.
    cues: &'static [&'static str],
    /// And one of these, where the first do not tell enough.
    also: &'static [&'static str],
    /// Describes the whole line; it may use the parts that have a name.
    form: &'static str,
    #[cfg(test)]
    knows: &'static [&'static str],
    #[cfg(test)]
    leaves: &'static [&'static str],
}

macro_rules! patterns {
    ($($kind:ident $first:literal $last:literal $(up to $longest:literal)? $(with [$($also:literal),*])? [$($cues:literal),*], $form:expr, knows $knows:expr, leaves $leaves:expr;)*) => {
        static PATTERNS: &[Pattern] = &[$(Pattern {
            kind: BlockKind::$kind,
            first: $first,
            last: $last,
            longest: [$($longest,)? LONGEST][0],
            cues: &[$($cues),*],
            also: &[$($($also),*)?],
            form: $form,
            #[cfg(test)]
            knows: &$knows,
            #[cfg(test)]
            leaves: &$leaves,
        }),*];
    };
}

/// Longer lines are running text.
const LONGEST: usize = 420;

/// Parts of patterns by name: a date in digits with its time and without, the names of people, one name. Each may use
/// those after it.
const PARTS: &[(&str, &str)] = &[
    ("DATE", "DAY( +[0-9]{1,2}[:：][0-9]{2}([:：][0-9]{2})?)?"),
    ("DAY", "(19|20)[0-9]{2} ?[-/.年] ?[0-9]{1,2} ?[-/.月] ?[0-9]{1,2} ?日?"),
    ("NAMES", "NAME([ 、,，/]{1,3}((本报|本刊)?(首席|见习|特约|实习)?(记者|通讯员|实习生)[:： ]? ?)?NAME)*"),
    ("NAME", "([一-龥]{2,4}|[一-龥]{1,6}·[一-龥·]{1,10}|[一-龥] {1,2}[一-龥])"),
];

patterns! {
    DocNumber "[一-龥（(]" "[号）)]" ["号"],
        "[（(]?[一-龥]{1,14} ?[〔\\[(（【][ 0-9年]{4,6}[〕\\])）】] ?第? ?[0-9]{1,5} ?号[）)]?",
        knows ["（沪金罚决字〔2025〕88号）", "金发〔2024〕12号", "沪府规(2023) 7 号", "证监许可【2012】1724号"],
        leaves ["参照《办法》（国发〔2023〕5号）执行", "12号"];
    DocNumber "[^ ]" "号" ["第"],
        "[一-龥（()）]{0,20} ?(公告|令|通告|公报)? ?[（(〔]?(19|20)[0-9]{2}[)）〕]?年? ?第 ?[0-9]{1,4} ?号",
        knows ["中国人民银行公告〔2024〕第3号", "2024年第12号"],
        leaves ["2024年第12号文件发布后，市场反应平稳"];
    DocNumber "[证證股公基债債优優转可ABH（(]" "." ["代码:", "代码：", "代號:", "代號：", "代码 ", "代号:", "代号："],
        "[（(]?(A ?股|B ?股|H ?股|证券|證券|股票|股份|公司|基金|债券|債券|转债|可转债|优先股|優先股)(代码|代號|代号)(/简称)?[:： ] ?[^。，；]{2,120}",
        knows ["证券代码：301966 证券简称：某某精工 公告编号：2025-037", "（股份代號：1234）", "股票代码:600000", "转债代码：118099 转债简称：某芯转债"],
        leaves ["证券代码：301966，公司股票自今日起停牌。", "股份代号1234的公司"];
    DocNumber "[公编（(]" "[0-9号）)]" ["编号:", "编号："],
        "[（(]?(公告)?编号[:：] ?[^。，；]{3,30}",
        knows ["公告编号：临2025-012", "编号：2025-03号"],
        leaves ["编号：由各单位自行确定。"];
    DateLine "[发成印更公检日时12]" "[0-9日]" ["0", "1", "2"],
        "((发布|成文|印发|更新|发表|公布|检索)?(日期|时间)[:：] ?)?DATE",
        knows ["2025年3月13日", "2025-04-08", "发布时间：2025-08-21 09:30", "2025 年 3 月 5 日"],
        leaves ["2025年3月13日，会议召开", "2025-2030年"];
    DateLine "[（(一二12]" "[月日）)]" ["年"],
        "[（(]?([一二][〇○零Oo0九][〇○零Oo0一二三四五六七八九]{2}|(19|20)[0-9]{2}) ?年 ?([一二三四五六七八九十]{1,2}|[0-9]{1,2}) ?月 ?(([一二三四五六七八九十]{1,3}|[0-9]{1,2}) ?日)?[）)]?",
        knows ["二〇二四年十二月三十一日", "2025年3月", "（2024年6月5日）"],
        leaves ["二〇二四年十二月三十一日止年度"];
    DateLine "." "." ["时间:", "时间：", "日期:", "日期："],
        "(栏目|分类|类别|频道)?[:： ]*[^ ，。]{0,10} ?(发布|更新|发表)?(时间|日期)[:：] ?DATE.{0,30}",
        knows ["栏目:行业资讯 发布时间:2025-08-21", "发布日期：2024-05-06 浏览次数：12"],
        leaves ["会议时间：另行通知"];
    DateLine "." "." [" 星期", " 周"],
        "((第? ?[A-Z]?[0-9]{1,2} ?版[:：] ?)?[^，。；:：]{2,24} +)?DATE +(星期|周)[一二三四五六日天]( +[^，。]{2,30})?",
        knows ["2025年6月18日 星期三", "第05版：科技金融 2025年6月18日 星期三", "2025年6月18日 星期三 第12版：金融周刊", "某某日报 2025年6月18日 星期三 第05版"],
        leaves ["2025年6月18日星期三，会议召开"];
    DateLine "[一-龥]" "[0-9日]" ["，20", "，19", "，二", ",20", ",19", ",二", " 20", " 19", " 二"],
        "[一-龥]{2,6}[，, ] ?(DATE|二[〇○零][〇○零一二三四五六七八九]{2}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)",
        knows ["香港，2025年8月27日", "香港，二零二五年八月二十日"],
        leaves ["会议，定于2025年8月27日召开"];
    DateLine "." "[0-9日]" ["  20"],
        "[^，。；:：0-9]{1,40}[室局会部办院社司心厅委处组行府编] {2,}DATE",
        knows ["某区金融服务办公室     2025年5月30日"],
        leaves ["项目     2024年12月31日"];
    DateLine "." "[0-9日]" ["编", "主办"],
        "([^，。；:：]{2,40}(编|编印|编制|主办|主编|编辑部)|(主办|编印|主编)(单位)?[:：] ?[^，。；:：]{2,40}) +DATE",
        knows ["某市科技金融促进会编 2025年4月30日", "主办：省科技金融联合会 2025年6月20日"],
        leaves ["编 2025年", "参与编制2025年4月30日"];
    SourceLine "." "[^。；]" ["来源", "转自", "摘自", "稿源", "原载"],
        "[（(【\\[]?(((发布|更新|发表)?(时间|日期)[:：] ?)?DATE *)?(信息|文章|稿件|本文|新闻|原文|内容|图文)?(来源|转自|摘自|稿源|原载)(于)? ?[:：|｜丨 ] ?[^。；!?！？]{2,40}[）)】\\]]?",
        knows ["来源:中国财经报 2025-03-25", "来源 某银行贵阳分行 2025-03-27", "（来源：新华社）", "2024-05-06 09:12   来源：上海证券报   作者：王芳", "时间：2025-07-26 08:10:33   来源：经济日报   作者：   浏览：1283次   字号：【大 中 小】"],
        leaves ["数据来源：公司公告", "来源于海外的收入占比约三成，同比提高。"];
    SourceLine "." "." [" 20"],
        "[^ ，。；:：]{2,12} +((19|20)[0-9]{2}[-/.年][0-9月日/.-]{3,6} +[0-9]{1,2}[:：][0-9]{2}([:：][0-9]{2})?|DATE +(作者|来源|责编|编辑))( *[^。]{2,60})?",
        knows ["某某财经 2025-04-17 21:43:05 作者：王芳 责编：李明", "某某网 2025年4月17日 09:30"],
        leaves ["某某集团公司 于2025年4月17日", "现金流 2025年4月17日，"];
    SourceLine "[12]" "." with ["·", "|", "｜", "丨", ":", "："] ["网", "报", "社", "财经", "新闻", "在线", "客户端", "头条", "证券", "周刊", "杂志", "快讯", "资讯"],
        "(DATE *[·|｜丨]|DAY +[0-9]{1,2}[:：][0-9]{2}([:：][0-9]{2})?) *[一-龥A-Za-z]{0,12}(网|报|社|财经|新闻|在线|客户端|头条|证券|周刊|杂志|快讯|资讯)( +[^，。；]{1,40})?",
        knows ["2025年03月21日 05:20 新浪财经", "2025-03-04 08:12 · 科技日报", "2025-03-04 | 某某网 作者：王芳"],
        leaves ["2025-01-15 某某科技完成A轮融资 1.2亿元", "2025年5月1日 09:30 会议开始"];
    SourceLine "[（(]" "[）)]" ["据", "综合", "原载", "转载自", "摘自", "摘编自", "转自", "选自"],
        "[（(](综合|根据|据|原载|转载自|摘自|摘编自|转自|选自)[^，。；]{2,36}[）)]",
        knows ["（据新华社）", "（摘自《某某导刊》2025年第4期）", "(据新华社、人民日报报道)", "（综合新华社电）"],
        leaves ["（据统计，全年增长三成）"];
    SourceLine "[（(新中央人]" "[电讯）)]" ["电", "讯"],
        "[（(]?(新华社|中新社|中新网|央视|人民网)[一-龥0-9]{0,12}(电|讯)[）)]?",
        knows ["（新华社北京5月29日电）", "新华社电"],
        leaves ["新华社北京5月29日电 记者从会上获悉"];
    Byline "." "[一-龥）)】]" ["记者", "通讯员", "评论员", "观察员", "实习生", "研究员"],
        "[（(【■□◆●▲◎]? ?(文[/／|｜丨:：] ?)?(本报|本刊|本网|本台|[一-龥A-Za-z]{2,12}(报|社|网|刊|台|端|经|财经|周刊|新闻))? ?(驻[一-龥]{2,8})?(首席|见习|特约|实习|全媒体|融媒体|高级|资深|特派)*(记者|通讯员|评论员|观察员|实习生|研究员)[:： ] ?NAMES( [一-龥]{2,8}(报道|电|摄|文))?[）)】]?",
        knows ["青年报记者 王芳", "本报记者 李明 张小红 通讯员 赵四", "■ 本报首席记者 王芳 北京报道", "（记者 王芳、李明）", "文/本刊记者 王芳"],
        leaves ["记者 从会上获悉相关进展情况后表示", "记者走访发现客流增加"];
    Byline "[（(]" "[）)]" ["记者", "通讯员", "供稿"],
        "[（(]([一-龥A-Za-z]{0,12}(记者|通讯员) ?NAMES|[一-龥 ]{2,20}供稿)[）)]",
        knows ["（记者王小芳）", "（本报记者李明 王芳）", "（甲市科技局供稿）"],
        leaves ["（记者注）"];
    Byline "[一-龥A-Z]" "[电讯）)]" ["日电", "日讯"],
        "[一-龥A-Za-z ·—-]{2,24}[0-9]{1,2}月[0-9]{1,2}日[电讯] ?[（(](记者|通讯员)[^，。）)]{2,24}[）)]",
        knows ["某某日报-某某网北京7月15日讯（记者 王小芳）", "某某社上海3月20日电(记者王芳)"],
        leaves ["某某社北京7月15日电 记者从会上获悉"];
    Byline "[■□◆◎▪◇]" "[一-龥]" ["■", "□", "◆", "◎", "▪", "◇"],
        "[■□◆◎▪◇] ?(本报|本刊)?(记者|通讯员|实习生)? ?NAMES",
        knows ["■ 王小明 李雷 韩梅梅", "□ 王芳"],
        leaves ["■ 增供给 降成本促发展"];
    Byline "[（(文图撰作本编执供]" "[^。；，]" ["文", "作者", "撰", "编译", "执笔", "供稿"],
        "[（(]?(文字?|图文|文图|撰文|撰稿|作者|本文作者|编译|执笔|供稿)([/／|｜丨:：]|为|系) ?[^。；，:：]{2,40}[）)]?",
        knows ["文/王芳", "作者：王芳 李明", "撰文｜王芳", "供稿：上海分行", "（作者系某大学教授）"],
        leaves ["作者：在经历了三年的调整之后，市场终于回暖。", "文件：附后，"];
    Byline "[一-龥]" "[一-龥]" with [" "] ["教授", "研究员", "院长", "所长", "主任", "分析师", "经济学家", "行长", "董事长", "总裁", "博士", "省长", "市长", "县长", "区长", "局长", "书记"],
        "[一-龥]{0,20}(教授|研究员|院长|所长|主任|分析师|经济学家|行长|董事长|总裁|博士|[省市县区局]长|书记) {1,2}NAME",
        knows ["某大学经济学院教授 王芳", "某研究院首席经济学家  李明"],
        leaves ["某研究院院长王芳说"];
    Byline "[（(采口整记分研]" "[一-龥）)]" ["采写", "记者", "采访", "口述", "整理", "分析师", "研究助理"],
        "[（(]?(采写|采访|口述|整理|记者|证券分析师|分析师|研究助理)[/／|｜丨:：] ?NAMES[）)]?",
        knows ["采写：王芳 李明", "分析师：王芳", "整理/王芳"],
        leaves ["记者：首先欢迎你来到新华", "记者：请问您如何看待"];
    Credit "." "[图影摄片料）)]" ["摄", "供图", "图片", "图源", "制图", "绘", "图/", "图："],
        "[（(]?(本版|本组|本文|文中|以上|除署名外)?[^，。；:：]{0,24}(供图|摄影|制图|摄|绘图|配图|资料图片?)[）)]?",
        knows ["本版均为受访者供图", "新华社记者 王芳 摄", "（王芳 摄）", "视觉中国供图"],
        leaves ["活动现场以摄影展开场，观众很多。"];
    Credit "[（(图摄供制绘题封]" "[^。；]" with ["/", "／", "|", "｜", "丨", ":", "："] ["图", "摄"],
        "[（(]?(图片来源|图源|图片|摄影|供图|制图|绘图|题图|封面图|摄)[/／|｜丨:：] ?[^。；]{1,30}[）)]?",
        knows ["图片来源：视觉中国", "摄影/王芳", "图源：公司官网"],
        leaves ["图片：展示了今年以来的增长。"];
    Caption "[（(图表FT]" "." with [":", "：", ".", "、", " "] ["图", "表"],
        "[（(]?(图|表|图表|Figure|Table) ?[0-9一二三四五六七八九十①-⑳]{1,3}([-.－][0-9]{1,2})?[）)]?[:：.、 ].{2,80}",
        knows ["图1：新增贷款走势", "图①：工作人员在车间", "表 2 主要指标"],
        leaves ["图书馆开放时间延长"];
    Caption "[图上下左右题资配附]" "." ["图为", "图:", "图："],
        "(上|下|左|右|题|资料|配|附)?图(为|[:：]).{2,80}",
        knows ["图为活动现场。", "资料图：某行外景"],
        leaves ["图书馆开放时间延长"];
    Caption "[▲△▼▽►]" "." ["▲", "△", "▼", "▽", "►"],
        "[▲△▼▽►] ?.{4,}",
        knows ["▲工作人员正在调试设备"],
        leaves ["▲▲▲"];
    Note "[数资图（(]" "." ["来源"],
        "[（(]?(数据|资料|图表)来源[:：].{2,80}",
        knows ["数据来源：公司公告，某证券研究所", "资料来源：Wind", "（数据来源：市科创中心）"],
        leaves ["来源：中国财经报"];
    Note "香" "。" ["概不負責", "概不负责"],
        "香港交易及(結|结)算所有限公司及香港(聯|联)合交易所有限公司.+",
        knows ["香港交易及結算所有限公司及香港聯合交易所有限公司對本公告的內容概不負責，對其準確性亦不發表任何聲明。"],
        leaves ["香港交易所概不負責。"];
    Note "[发收密主执SEFTCD邮电传通地版标]" "." ["发件人", "收件人", "密送", "发送时间", "收件时间", "主题", "From:", "To:", "Cc:", "Sent:", "Date:", "Subject:", "执业证书", "mail", "邮箱", "电话", "传真", "地址", "版次", "版号", "标题"],
        "((发件人|收件人|密送|发送时间|收件时间|主题|标题|版次|版号|(通信|通讯|办公)?地址|From|To|Cc|Sent|Date|Subject|(SAC ?)?执业证书(编号)?|E-?mail|邮箱|电话|传真)[:：] ?[^。]{2,120})",
        knows ["发件人: 王小明 <wang@example.com>", "主题: 转发: 科技金融要闻", "执业证书编号：S0740520010001", "Email：wang@example.com", "通信地址：某市某路1号", "版次：01"],
        leaves ["主题为科技金融", "电话银行业务增长，客户满意。"];
    Note "[一-龥]" "发" ["印发"],
        "[一-龥]{4,24} *DAY ?印发",
        knows ["某市人民政府办公室 2025年6月30日印发"],
        leaves ["通知于2025年6月30日正式印发"];
    Note "[投行公股评强谨审买增推中持减回优领同看跑]" "." up to 200 ["买入", "增持", "推荐", "中性", "持有", "减持", "回避", "大市", "看好", "跑赢"],
        "((投资|行业|公司|股票)?评级[:： ]*)?(强烈|谨慎|审慎)?(买入|增持|推荐|中性|持有|减持|回避|优于大市|强于大市|领先大市|同步大市|看好|跑赢行业|跑赢大市)( ?[（(/|｜] ?(维持|首次|首次覆盖|上调|下调)(评级)? ?[）)]?)?",
        knows ["推荐（维持）", "投资评级：买入（首次）", "增持|维持"],
        leaves ["推荐信用良好的企业", "看好后市"];
    Note "[报送呈分发]" "." ["报：", "送：", "报:", "送:", "发：", "发:"],
        "(报|送|呈报|呈送|分送|印发|发)[:：] ?[^。]{2,}",
        knows ["报：省委办公厅、省政府办公厅", "送：各市科技局"],
        leaves ["报告：全文附后。"];
    Note "[（(注编版免特声郑风抄报主联]" "." ["本文", "此文", "下转", "上接", "件", "完", "删", "注", "编者", "转载", "按", "版权", "声明", "联系", "报送", "抄送", "主送", "印发", "解读", "说明", "共印"],
        "([（(](共印|此件|本件|此文|本文|完|未完|下转|上接|有删|略有|编者|注[:：])[^。]*。?[）)]|注[:：0-9①-⑳].+|(编者按|编者的话|编后|(版权|免责|特别|郑重)?声明|风险提示|抄送|抄报|报送|主送|联系人|联系电话)[:：|].*)",
        knows ["(此件公开发布)", "（完）", "注：数据截至年末", "（下转A05版）", "（本文不构成投资建议）", "抄送：各区人民政府", "免责声明：本文仅供参考", "声明：本文仅供参考。", "（此件依申请公开。）"],
        leaves ["完成投资三亿元", "注册资本三千万元"];
    Breadcrumb "." "." [">", "›", "»", "页/", "页 /", "位置"],
        "(.{0,8}位置(是)?[:：] ?[^。]*|[一-龥A-Za-z]{2,8}( ?[>›»] ?[^>›»]{1,20}){2,6}|(首页|主页|网站首页) ?[>›»/] ?.+)",
        knows ["您当前所在位置:主页 > 动态 > 简报", "首页 > 新闻中心", "财经 > 银行 > 正文"],
        leaves ["风险位置偏高，需要关注。且看", "A > B"];
    BulletinTitle "." "." up to 300 with ["报", "内参", "动态", "通讯", "参考", "摘要", "要情", "刊", "信息", "简讯", "资讯", "快讯", "导读", "汇编", "速递", "观察"] ["期"],
        ".{0,24}(简报|专报|快报|周报|日报|月报|季报|年报|内参|动态|通讯|参考|摘要|要情|专刊|信息|简讯|资讯|快讯|月刊|周刊|导读|汇编|速递|观察)[》」]?[·•\\-—:： （(]*.{0,10}第? ?[0-9一二三四五六七八九十百]{1,5} ?期.{0,8}",
        knows ["简报·第285期(下)", "金融科技动态 2024年第12期", "《科创周报》第3期"],
        leaves ["本期简报收录第一期项目共三个，总投资十亿元"];
    BulletinTitle "[第总12（(]" "." up to 300 ["期"],
        "[（(]?((19|20)[0-9]{2} ?年 ?)?(第|总第?) ?[0-9一二三四五六七八九十百]{1,5} ?期[^，。；]{0,40}",
        knows ["2025年第6期（总第42期）", "第12期", "第8期 2025年3月31日", "（2025年第12期 总第156期）"],
        leaves ["第二期项目建成，投产顺利"];
    Section "[第A-Z0-9]" "[一-龥]" up to 90 ["版", "A", "B", "C", "D", "T"],
        "([A-Z][0-9]{1,2} ?[一-龥·]{2,6}|第? ?[A-Z]?[0-9]{1,2} ?版[:：]? ?[一-龥·]{0,8})",
        knows ["A03 金融", "第05版：要闻", "05版 财经"],
        leaves ["A03地块成交，总价十亿元"];
    AttachmentTitle "附" "." ["附"],
        "附(件|录|表|图)? ?([0-9一二三四五六七八九十]{1,2})? ?([:：].*|)",
        knows ["附件", "附件2", "附件：1.任务分工表", "附录一：名单"],
        leaves ["附近的居民说", "附加费率下调"];
}

/// The words that patterns ask for: a bit a pattern.
static CUES: LazyLock<Cues> = LazyLock::new(|| {
    let lists: Vec<_> = PATTERNS.iter().zip(0..).map(|(pattern, i)| (1 << i, pattern.cues)).collect();
    Cues::new(&lists)
});

/// The patterns by place, each compiled when a line first gets that far: compiling all of them would take longer than
/// cleaning a document.
static COMPILED: [OnceLock<Option<Regex>>; 64] = [const { OnceLock::new() }; 64];

/// What a line is by its form.
pub(super) fn form(line: &str) -> Option<BlockKind> {
    if line.len() > LONGEST {
        return None;
    }
    let (first, last) = (line.chars().next()?, line.chars().next_back()?);
    let mut asked = CUES.lists(line);
    while asked != 0 {
        let place = asked.trailing_zeros() as usize;
        let pattern = PATTERNS.get(place)?;
        asked &= asked - 1;
        if pattern.may_be(line, first, last) && pattern.describes(place, line) {
            return Some(pattern.kind);
        }
    }
    None
}

impl Pattern {
    /// Of a line that holds one of the cues.
    fn may_be(&self, line: &str, first: char, last: char) -> bool {
        is_one_of(self.first, first)
            && is_one_of(self.last, last)
            && line.len() <= self.longest
            && (self.also.is_empty() || holds_any(line, self.also).is_some())
    }

    /// `place`: of the pattern among all.
    fn describes(&self, place: usize, line: &str) -> bool {
        let compiled =
            COMPILED.get(place).and_then(|compiled| compiled.get_or_init(|| self.compile()).as_ref());
        compiled.is_some_and(|regex| regex.is_match(line))
    }

    fn compile(&self) -> Option<Regex> {
        let whole = format!("^(?:{})$", self.form);
        let whole = PARTS.iter().fold(whole, |form, (name, part)| form.replace(name, part));
        Regex::new(&whole).ok()
    }
}

/// Whether a class or a point, as patterns write them, allows `c`.
fn is_one_of(atom: &str, c: char) -> bool {
    let Some(class) = atom.strip_prefix('[') else {
        let mut own = atom.chars().filter(|c| *c != '\\');
        return atom == "." || own.next() == Some(c);
    };
    let (class, wanted) = class.strip_prefix('^').map_or((class, true), |class| (class, false));
    let mut members = class.strip_suffix(']').unwrap_or(class).chars().peekable();
    while let Some(mut first) = members.next() {
        if first == '\\' {
            first = members.next().unwrap_or(first);
        }
        let mut last = first;
        if members.peek() == Some(&'-') {
            members.next();
            last = members.next().unwrap_or(first);
        }
        if (first..=last).contains(&c) {
            return wanted;
        }
    }
    !wanted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_knows_its_lines_and_leaves_others() {
        for (i, pattern) in PATTERNS.iter().enumerate() {
            for line in pattern.knows {
                assert_eq!(CUES.lists(line) >> i & 1, 1, "{line} should hold a cue");
                let (first, last) = (line.chars().next().unwrap(), line.chars().next_back().unwrap());
                assert!(pattern.may_be(line, first, last), "{line} should be asked about");
                assert!(pattern.describes(i, line), "{:?} should know {line}", pattern.kind);
            }
            for line in pattern.leaves {
                assert!(!pattern.describes(i, line), "{:?} should leave {line}", pattern.kind);
                assert_ne!(form(line), Some(pattern.kind), "{line}");
            }
        }
    }
}

//! Lines that stand in a page but not in its text, known by their words. Rules are data: each has a
//! name that the report shows and examples that are tests.

use crate::phrases::Sets;

/// What a phrase says of its line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Phrase {
    pub name: &'static str,
    /// Whether the text of the page is over with it.
    pub ends: bool,
    /// Lines with more characters are running text.
    limit: usize,
    starts: &'static [&'static str],
    /// Words that it holds; two that it holds both are joined by `+`.
    contains: &'static [&'static str],
    #[cfg(test)]
    examples: &'static [&'static str],
}

macro_rules! phrase {
    ($name:literal, ends $ends:literal, $limit:literal, starts $starts:expr, contains $contains:expr, examples $examples:expr) => {
        Phrase {
            name: $name,
            ends: $ends,
            limit: $limit,
            starts: &$starts,
            contains: &$contains,
            #[cfg(test)]
            examples: &$examples,
        }
    };
}

const PHRASES: &[Phrase] = &[
    phrase!("editor", ends true, 60,
        starts ["责任编辑", "责编", "编辑：", "编辑:", "本文编辑", "值班编辑", "文字编辑", "审核：", "校对：", "终审：", "编审：", "（编辑", "(编辑"],
        contains ["责任编辑：", "责任编辑:", "责编：", "责编:", "(责任编辑", "（责任编辑"],
        examples ["责任编辑：李某某", "（责任编辑：王某）", "编辑:张三 审核:李四", "责编：DemiXia"]),
    phrase!("original-title", ends false, 120,
        starts ["原标题：", "原标题:", "原标题", "原文标题", "原题：", "原题为"], contains [],
        examples ["原标题：近百亿项目签约", "（原题为《是收割还是回归》）"]),
    phrase!("related", ends true, 22,
        starts [
            "相关新闻", "相关阅读", "相关报道", "相关文章", "相关链接", "相关专题", "相关内容", "相关稿件", "相关推荐", "相关资讯", "延伸阅读", "推荐阅读", "热门推荐",
            "热点新闻", "热点推荐", "热门文章", "热门新闻", "更多新闻", "猜你喜欢", "为您推荐", "为你推荐", "大家都在看", "最新文章", "新闻排行", "精彩推荐", "今日推荐", "编辑推荐",
            "图片新闻", "更多精彩", "精彩图片", "点击排行", "阅读排行", "24小时热", "48小时", "热门词", "今日热点", "本周热", "新闻热线", "往期回顾", "往期精彩", "往期推荐", "阅读下一篇", "广而告之",
        ],
        contains [],
        examples ["相关新闻", "推荐阅读："]),
    phrase!("comments", ends true, 26,
        starts ["网友评论", "最新评论", "全部评论", "热门评论", "评论列表", "我来说两句", "发表评论", "我要评论", "跟贴", "用户评论", "最热评论", "精彩评论", "本贴跟从", "文明上网", "查看评论", "参与评论", "网友留言", "发表我的评论"],
        contains ["理性发言", "条评论", "登录后评论", "登录后发表", "人参与"],
        examples ["网友评论（12）", "文明上网理性发言"]),
    phrase!("disclaimer", ends true, 400,
        starts ["免责声明", "版权声明", "郑重声明", "特别声明", "声明：", "声明:", "【免责声明", "【版权声明", "※", "风险提示：本", "凡本网", "凡本站", "本网站所", "本站所", "任何言论纯属"],
        contains ["版权与免责声明", "凡本网注明", "不代表本网", "不代表本站", "未经授权不得转载", "未经授权,不得转载", "版权归原作者", "转载请注明出处", "如有侵权", "文责自负", "仅供参考，不构成投资建议", "据此操作，风险"],
        examples ["免责声明：本文由网友提供", "郑重声明", "某某网版权与免责声明："]),
    phrase!("copyright", ends true, 300,
        starts ["版权所有", "Copyright", "copyright", "COPYRIGHT", "©"],
        contains ["AllRightsReserved", "Allrightsreserved", "ICP备", "ICP证", "公网安备", "违法和不良信息", "举报电话", "增值电信", "许可证编号", "许可证号", "版权所有", "Copyright©", "PoweredBy", "Poweredby", "客服热线", "建议使用IE"],
        examples ["Copyright©某网版权所有", "京ICP备00000000号"]),
    phrase!("promotion", ends false, 90,
        starts ["更多精彩内容", "点击查看更多", "点击进入", "戳这里", "（更多内容请", "打开APP", "下载APP", "特别推荐", "投稿邮箱"],
        contains [
            "二维码", "扫一扫", "长按识别", "扫码", "尽在+APP", "尽在+客户端", "资讯+APP", "客户端+第一时间", "下载地址", "下载+客户端", "关注+微信", "关注+公众号", "微信公众号：", "官方微信",
            "更多内容请", "新闻客户端", "手机客户端", "APP下载", "点击下载", "分享至好友", "分享到朋友圈", "关注+头条号", "关注+订阅号", "添加+桌面",
        ],
        examples ["海量资讯、精准解读，尽在某某财经APP", "扫一扫在手机打开当前页", "安装客户端第一时间接收最全面的资讯→【下载地址】", "欢迎关注某报微信"]),
    phrase!("download", ends false, 14,
        starts ["【原文下载", "原文下载", "附件下载", "下载附件", "点击下载", "文件下载", "【附件下载", "正文下载", "PDF下载", "下载文件", "【下载", "相关附件下载"],
        contains [],
        examples ["【原文下载】", "附件下载："]),
    phrase!("breadcrumb", ends false, 80,
        starts ["当前位置", "您当前", "您的位置", "您现在", "所在位置", "你的位置", "当前所在", "位置：", "首页>", "首页»", "首页/", "主页>"], contains [],
        examples ["当前位置：首页>新闻", "您当前所在位置:主页>实时动态>简报"]),
    phrase!("tags", ends false, 80,
        starts ["标签：", "标签:", "关键词：", "关键词:", "关键字：", "关键字:", "TAG：", "Tags:", "Tag:", "本文关键词", "文章关键词", "所属类别", "分类：", "文章标签", "栏目："], contains [],
        examples ["标签：银行贷款"]),
    phrase!("end-mark", ends true, 24,
        starts ["我要反馈", "我要纠错", "分享到：", "分享到:", "分享：", "打印本文", "打印本页", "打印此", "【打印", "[打印", "关闭窗口", "返回页首", "返回顶部", "上一篇", "下一篇", "上一页", "页面功能", "本文地址", "文章纠错"],
        contains ["正文已结束", "以上为全文"],
        examples ["我要反馈", "【打印本稿】"]),
];

/// Words of the tool bars beside a text; a line of nothing else is one.
const TOOLS: &[&str] = &[
    "发表评论",
    "查看评论",
    "我要评论",
    "评论",
    "打印本稿",
    "打印本文",
    "打印",
    "关闭窗口",
    "关闭",
    "字号",
    "字体",
    "收藏",
    "分享到",
    "分享",
    "返回顶部",
    "返回首页",
    "返回",
    "推荐给朋友",
    "发送给朋友",
    "推荐",
    "复制链接",
    "复制",
    "举报",
    "纠错",
    "反馈",
    "点赞",
    "上一篇",
    "下一篇",
    "上一页",
    "下一页",
    "末页",
    "尾页",
    "首页",
    "浏览次数",
    "浏览",
    "点击数",
    "点击",
    "阅读次数",
    "阅读",
    "朗读",
    "听新闻",
    "微信",
    "微博",
    "朋友圈",
    "空间",
    "大",
    "中",
    "小",
    "次",
    "更多",
    "展开全文",
    "收起",
    "全文",
    "音频",
    "视频",
    "分钟",
    "图文",
    "放大",
    "缩小",
    "默认",
    "正文",
    "人气",
    "回复",
    "顶",
    "踩",
    "转发",
    "登录",
    "注册",
    "用户名",
    "密码",
    "第",
    "页",
    "共",
    "到",
    "保存",
    "投稿",
    "订阅",
    "加入",
    "网友",
    "人",
    "条",
    "赞",
    "A+",
    "A-",
    "A",
    "【",
    "】",
    "本文",
    "插入图片",
];

/// What the words of a line, without its blanks, say of it.
pub(crate) fn phrase(compact: &str) -> Option<Phrase> {
    let chars = compact.chars().count();
    let bare = compact.trim_start_in("（([【〔※●■▶◆*");
    PHRASES
        .iter()
        .find(|p| {
            chars <= p.limit
                && (p.starts.iter().any(|s| compact.starts_with(s) || bare.starts_with(s))
                    || p.contains.iter().any(|s| s.split('+').all(|w| compact.contains(w))))
        })
        .copied()
}

/// Whether the words are the name of a file, as links to one show it.
pub(crate) fn is_file(words: &str) -> bool {
    let name = words.trim_end_in(")）");
    let ends = |ext: &&str| {
        name.len() > ext.len()
            && name.get(name.len() - ext.len()..).is_some_and(|e| e.eq_ignore_ascii_case(ext))
    };
    [".pdf", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".wps", ".ofd", ".zip", ".rar", ".ceb"]
        .iter()
        .any(ends)
}

/// Whether the line is a bar of tools: 【打印】【关闭】 字号：大 中 小.
pub(crate) fn is_tools(compact: &str) -> bool {
    if compact.chars().count() > 40 {
        return false;
    }
    let mut rest = compact;
    let mut words = 0;
    while let Some(c) = rest.chars().next() {
        let word = TOOLS.iter().find_map(|t| rest.strip_prefix(t));
        rest = match word {
            Some(after) => {
                words += 1;
                after
            }
            None if !c.is_alphabetic() && !matches!(c, '%' | '％' | '元' | '￥' | '$') => {
                rest.get(c.len_utf8()..).unwrap_or("")
            }
            None => return false,
        };
    }
    // Page numbers in brackets are one too.
    words > 0 || compact.matches('[').count() >= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn examples_follow_their_rule() {
        for rule in PHRASES {
            for example in rule.examples {
                assert_eq!(phrase(example).map(|p| p.name), Some(rule.name), "{example}");
            }
        }
    }

    #[test]
    fn tool_bars_are_known_and_sentences_are_not() {
        for text in ["【打印】【关闭】", "字号：大中小", "[1][2]下一页", "评论(12)", "7分钟", "[1][2][3]"]
        {
            assert!(is_tools(text), "{text}");
        }
        for text in ["推荐信用良好的企业", "12.5%", "贷款余额", "一、", "2024"] {
            assert!(!is_tools(text), "{text}");
        }
    }
}

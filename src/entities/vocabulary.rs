//! The words that the grammar of names turns on: endings, edges, and what agencies do.

use super::EntityType;
use super::EntityType::*;
use crate::lexicon::trie::Trie;
use std::sync::OnceLock;

/// What an ending demands of what stands before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    /// 有限公司: everything up to the left edge belongs to the name.
    Legal,
    /// 集团, 银行, 协会, 大学: needs a brand, a place or an organisation before it.
    Proper,
    /// 科技, 证券, 投资: a short name where the brand is no ordinary word.
    Trade,
    /// 中心, 委员会, 联盟: needs a place or an organisation before it; a brand is not enough.
    Placed,
    /// 分行, 支行, 分公司: a part of the organisation that stands before it.
    Part,
    /// 司, 处, 室: a department of the agency that stands before it.
    Department,
    /// 区, 县, 街道, 开发区: a place.
    Place,
    /// 大会, 论坛: an event.
    Event,
    /// 基金: not where 管理, 公司 and the like follow.
    Fund,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Head {
    pub ending: Ending,
    pub kind: EntityType,
}

/// Endings, with what follows them where they are no endings.
const HEADS: &[(Ending, EntityType, &str)] = &[
    (
        Ending::Legal,
        Company,
        "有限公司 有限责任公司 股份有限公司 集团有限公司 集团有限责任公司 集团股份有限公司 控股集团有限公司 集团控股有限公司 股份公司 集团公司 集团总公司 集团股份公司 总公司 株式会社 律师事务所 会计师事务所 资产评估事务所 税务师事务所 专利代理事务所 \
         专业合作社 合作社联合社 合伙企业",
    ),
    (
        Ending::Proper,
        Company,
        "公司 集团 事务所 工厂 化工厂 制药厂 水泥厂 钢铁厂 发电厂 电厂 酒店 饭店 大酒店 宾馆 出版社 大药房",
    ),
    (
        Ending::Trade,
        Company,
        "科技 证券 控股 资本 创投 期货 信托 人寿 财险 寿险 产险 实业 地产 置业 药业 制药 生物 电子 半导体 微电子 电气 重工 传媒 影业 物流 快递 光电 新材 水务 \
         燃气 金控 国投 资管 租赁 保理 小贷 理财 城投 交投 产投 高投 科投 建投 文投 旅投 农投 建工 石化 铝业 铜业 矿业 煤业 重科 精密 精工 置地 乳业 酒业 影视 医疗 医药 钢铁 纸业 轮胎 玻纤 \
         航运 海运 港口 航空 汽车 能源 新能源 智控 智造 数科 云科 激光 通信 网络 软件 生科 基因 机电 电机 电缆 电源 电工 家居 服饰 食品 饮料 啤酒 置信 投资",
    ),
    (
        Ending::Proper,
        Bank,
        "银行 农商行 农商银行 农村商业银行 城商行 商业银行 村镇银行 农信社 农村信用社 信用社 信用联社 农信联社 农村信用联社",
    ),
    (
        Ending::Proper,
        Government,
        "参议院 众议院 议会 国会 联邦议院 大使馆 总领事馆 使馆 议会小组 总统府 首相府",
    ),
    (Ending::Part, Bank, "分行 支行 总行 营业部 中心支行 分理处 营业室 信用卡中心 私人银行部"),
    (Ending::Part, Company, "分公司"),
    (
        Ending::Proper,
        Association,
        "协会 学会 联合会 商会 公会 同业公会 促进会 研究会 联谊会 校友会 基金会 总工会 妇联 工商联 残联 科协 文联 红十字会 交易所 组委会 \
         业主委员会 消委会 联合总会 慈善总会 供销社 供销合作社",
    ),
    (
        Ending::Placed,
        Government,
        "领导小组办公室 领导小组 联席会议办公室 指挥部 管理委员会 管委会 工作委员会 发展局 促进局 改革局 监督局 委员会办公室 行政公署",
    ),
    (
        Ending::Placed,
        Association,
        "联盟 标准化技术委员会 技术委员会 专业委员会 专委会 理事会 俱乐部 创新联合体",
    ),
    (
        Ending::Proper,
        Institute,
        "大学 学院 科学研究院 研究院 研究所 研究总院 设计院 设计研究院 科学院 农科院 社科院 工程院 规划院 勘察院 实验室 重点实验室 医院 人民医院 中医院 \
         中学 小学 党校 干部学院 博物馆 智库 研发中心 创新中心 研究中心 工程中心 技术中心 计算中心 智算中心 超算中心 数据中心 检测中心 \
         孵化器 商学院 研究基地 示范基地 实验小学 职业技术学院 幼儿园 福利院 疾控中心 疾病预防控制中心 科学中心 天文台",
    ),
    (Ending::Placed, Institute, "中心 工作站 分院 学校 总医院"),
    (
        Ending::Proper,
        Media,
        "日报 晚报 早报 晨报 时报 商报 周报 周刊 电视台 广播电台 广播电视台 新闻社 通讯社 新闻网 报社 都市报 经济报 青年报 融媒体中心 杂志社 卫视 财经网 证券网 新闻客户端",
    ),
    (
        Ending::Department,
        Government,
        "司 处 室 科 组 专班 筹备组 领导小组 工作组 协调小组 委员会 办公厅 办公室 处室 局 厅 分局 监管局 督察局 监管分局",
    ),
    (
        Ending::Fund,
        Fund,
        "基金 投资基金 产业基金 引导基金 母基金 创投基金 股权投资基金 产业投资基金 创业投资基金 并购基金 子基金 科创基金 天使基金 种子基金 \
         成长基金 发展基金 政府投资基金 私募基金 私募股权基金",
    ),
    (
        Ending::Place,
        Place,
        "新区 新片区 开发区 经开区 高新区 保税区 自贸区 自贸试验区 自由贸易试验区 综合保税区 示范区 试验区 先行区 引领区 实验区 合作区 \
         功能区 集聚区 产业园 产业园区 科技园 科技园区 工业园 工业园区 软件园 创业园 物流园 生态园 园区 新城 小镇 科学城 科技城 大学城 会展中心 会议中心 \
         博览中心 展览中心 国际会议中心 国际会展中心 体育中心 体育馆 体育场 图书馆 美术馆 科技馆 大剧院 会堂 大会堂 广场 大厦 公园 机场 国际机场 火车站 高铁站 港区 \
         大桥 隧道 水库 街道 社区 大道 步行街 路 街 镇 乡 村 县 区 市 州 旗 岛 湖 半岛 群岛 海峡 走廊 经济带 城市群 都市圈 经济圈 流域 先行示范区 合作示范区 \
         自主创新示范区 数安港 自由贸易港 自贸港 沿江 商务区 大市场 卫星发射中心 发射场 核电站 水电站 码头 口岸 商圈 步行街区",
    ),
    (
        Ending::Event,
        Event,
        "大会 论坛 峰会 博览会 展览会 交易会 洽谈会 投洽会 展销会 年会 大赛 锦标赛 创业大赛 运动会 艺术节 电影节 文化节 消费节 购物节 旅游节 科技节 消费季 \
         推介会 对接会 研讨会 高峰论坛 合作论坛 发展论坛 双年展 车展 工作会议 音乐节",
    ),
];

/// What agencies do: one or several of these stand before 局, 厅, 委 ….
const DUTIES: &str = "\
    科技 科学技术 财政 发展改革 发展和改革 发展与改革 发改 经济信息化 经济和信息化 经信 工业和信息化 工信 商务 民政 税务 地方税务 统计 市场监管 市场监督管理 \
    金融监管 金融监督管理 地方金融监管 地方金融监督管理 地方金融管理 金融工作 金融服务 金融 金融发展 国资 国有资产监督管理 国资监管 大数据 大数据管理 大数据发展管理 数据 数据发展 数据资源 数据资源管理 \
    教育 卫生健康 卫健 卫生 人社 人力资源和社会保障 人力资源社会保障 人力社保 社会保障 规划和自然资源 规划资源 自然资源 自然资源和规划 规划和国土资源 国土资源 生态环境 环境保护 环保 住房和城乡建设 \
    住房城乡建设 住建 建设 城乡建设 住房保障 房屋管理 住房 交通运输 交通 水利 水务 农业农村 农业 农委 林业 林业和草原 园林 绿化市容 绿化和市容 文化和旅游 文旅 文化 旅游 文广旅游 文化广电 体育 审计 应急管理 应急 司法 公安 \
    外事 信访 医保 医疗保障 药监 药品监督管理 食品药品监督 质量技术监督 质监 工商 工商行政管理 知识产权 粮食 粮食和物资储备 能源 机关事务 机关事务管理 港务 港航 海洋 渔业 海事 气象 地震 邮政管理 烟草专卖 通信管理 网信 宣传 组织 统战 政法 \
    政策研究 研究 改革 深改 机构编制 编办 台湾事务 港澳事务 侨务 民族宗教 民族事务 宗教事务 退役军人 退役军人事务 乡村振兴 扶贫 扶贫开发 招商 投资促进 投资发展 经济合作 口岸 政务服务 政务服务管理 政务服务数据管理 行政审批 行政审批服务 城市管理 城管 城市管理综合执法 城管执法 民防 人防 国防动员 \
    档案 保密 机要 科创 科技创新 创新发展 产业发展 经济发展 经济 外汇管理 证监 证券监管 银保监 银监 保监 监察 监管 社会工作 老干部 精神文明 文明 妇儿 供销 安全生产监督管理 安监 海关 检验检疫 出入境管理 \
    财政国资 财政金融 规划建设 经济运行 经济贸易 经贸 商贸 对外经济贸易 外经贸 计划生育 计生 科技和工业信息化 工业信息化 科技工贸和信息化 工业 信息化 推进数字化 人工智能产业 产业促进 驻 督查 国家保密 税收 环境 营商环境 营商环境建设 企业服务 中小企业 民营经济 民营经济发展";

/// What the duties end in.
const AGENCY_ENDS: &str = "厅 局 委 委员会 办 办公室 部 署 工委 工作委员会 管理局 监督管理局 监管局 监督局 总局 分局 服务局 促进局 管委会 领导小组办公室 领导小组 服务中心 执法总队";

/// Organs that need no duty: they are agencies after a place or 省, 市, 区 and so on.
const ORGANS: &str = "人民政府 政府 人民政府办公厅 政府办公厅 人民政府办公室 政府办公室 政府新闻办 人民政府新闻办公室 政府新闻办公室 委 委办公厅 委办公室 人大 人大常委会 人民代表大会 人民代表大会常务委员会 政协 \
    人民法院 中级人民法院 高级人民法院 法院 中院 高院 知识产权法院 金融法院 互联网法院 海事法院 人民检察院 检察院 公安厅 公安局 公安分局 纪委 纪委监委 监委 管委会 管理委员会 党委 党工委 海关 税务局 \
    科委 教委 经委 农委 建委 计委 体委 卫计委 卫健委 发改委 国资委 经信委 工信委 商务委 科工委 经济信息化委 规划委 交通委 住建委 文旅委 网信办 金融办 编办 外办 侨办 台办 信访办 法制办 国动办 研究室 政策研究室 党校 办公厅 市场局 人社局 人社厅 工信厅 工信局 文旅局 文旅厅 住建局 住建厅 卫健局 \
    银保监局 证监局 银监局 保监局 金融局 外管局 金融监管局 金融监管分局 银保监分局 委组织部 委宣传部 委统战部 委政法委 委金融办 委金融委 委科技委 委深改委 委改革办 委网信办 委社会工作部 委政研室 委党校 委编办 委金融委员会办公室 委财经办 委农办 委军民融合办 委常委会 \
    委金融工委 委市政府 委省政府 委区政府 委县政府 气象台 科协 妇联 地方金融管理局 消保委 国动委";

/// Words that end a name to their right. Roles, verbs and the like that stand directly before names.
const STOPS: &str = "\
 的 了 着 过 在 向 为 由 与 和 及 或 对 从 把 被 将 是 有 等 以 于 给 让 使 据 经 至 到 并 也 都 就 而 但 其 该 各 某 每 这 那 此 本 我 你 他 她 它 们 不 未 已 曾 仅 只 又 再 很 更 最 个 家 名 位 称 说 用 跟 \
 以及 为了 关于 对于 根据 按照 通过 随着 作为 包括 包含 其中 还有 例如 比如 如 像 由于 因为 所以 因此 从而 以便 即 则 若 虽 虽然 但是 而且 并且 或者 及其 之 所 者 被告 原告 第三人 诉 \
 提供 发放 支持 获得 推荐 表示 成立 走访 参观 携手 签约 签署 发布 举办 主办 承办 协办 举行 召开 出席 参加 介绍 推出 推动 助力 帮助 服务于 面向 针对 联手 依托 围绕 聚焦 打造 建立 建成 \
 开展 牵头 会同 配合 鼓励 要求 负责 印发 出台 制定 颁布 实施 落实 贯彻 宣布 公告 披露 报告称 认为 指出 强调 透露 报道 来自 位于 落地 入驻 进驻 走进 走向 进入 登陆 \
 收购 出售 转让 购买 持有 控股股东 参股 入股 增资 认购 认缴 出资 领投 跟投 参投 拟 设立 注册 发起 组建 合资 授予 授权 委托 聘请 聘任 任命 当选 担任 出任 兼任 时任 现任 原任 历任 接任 卸任 调任 \
 起诉 诉讼 状告 质押 抵押 担保人 申请 批准 核准 同意 审议 接受 接到 收到 取得 拿到 取得了 成为 属于 隶属 旗下 下属 所属 辖内 辖区 辖下 直属 附属 全资 控股子公司 全资子公司 子公司 孙公司 母公司 参股公司 关联方 关联企业 控股子 全资子 子集团 \
 股东 客户 供应商 合作方 合作伙伴 龙头 龙头企业 本公司 该公司 我公司 投资者 投资人 出资方 发起人 创始人 负责人 董事长 总经理 总裁 董事 监事 主席 主任 院长 校长 行长 会长 秘书长 书记 市长 省长 区长 县长 局长 厅长 部长 司长 处长 \
 作者 通讯员 来源 摄影 图片 教授 研究员 分析师 经济学家 院士 员工 职工 经理 客户经理 店主 代表 委员 法人 法定代表人 实际控制人 股票 \
 今年 去年 明年 近日 日前 目前 当前 昨日 今日 今天 昨天 此前 近期 近年 近年来 截至 期间 之后 之前 以来 以后 以前 当日 同日 当天 上午 下午 晚间 本周 上周 下周 本月 上月 \
 全国 国内 国外 海外 境内 境外 本地 当地 外地 国际上 分别 同时 此外 另外 首家 首个 首批 首次 第一 最大 最高 唯一 一家 两家 三家 多家 数家 一个 这家 那家 该行 我行 本行 \
 外资 合资 中资 相关 有关 其他 其它 所有 全部 部分 各类 各种 各级 各地 各国 多个 一批 一些 任何 某些 具体 主要 \
 考察 调研 访问 会见 拜访 接待 邀请 感谢 欢迎 祝贺 指示 批示 部署 安排 沟通 牵线 撮合 辅导 遴选 认定 评选 评为 荣获 获 获批 获得了 中标 竞得 拍得 承接 承担 完成 实现 达到 超过 突破 \
 开设 开通 开业 开立 开办 开出 做 做好 让给 交给 送给 借给 贷给 \
 支持了 带动 拉动 撬动 引入 引进 引荐 推介 招引 招商 签下 牵手 加入 退出 离开 前往 返回 回到 起步 起家 诞生 始于 源自 出自 取自 摘自 转自 来到 \
 形成 构成 组成 建设了 拥有 具有 具备 采用 采取 运用 利用 使用 应用于 适用于 适用 用于 服务了 覆盖 涵盖 涉及 影响 关注 重视 加强 加大 加快 深化 优化 完善 提升 提高 扩大 增加 减少 降低 保持 维持 确保 维护 \
 得到 得以 未能 能够 可以 可能 应当 应该 必须 需要 希望 期望 预计 预期 计划于 准备 打算 愿意 敢于 善于 致力于 有望 有助于 不断 持续 积极 主动 努力 充分 全面 深入 进一步 扎实 切实 有效 \
 原 资深 常务 执行 名誉 联席 主办方 承办方 指导单位 主办单位 承办单位 支持单位 发行人 承销商 主承销商 保荐机构 保荐人 受托人 管理人 托管人 基金管理人 债权人 债务人 担保方 借款人 贷款人 出租人 承租人 交易对方 交易对手 标的 标的公司 目标公司 \
 证券简称 证券代码 股票代码 简称 全称 名称 又称 俗称 统称 名为 名叫 命名为 更名为 更名 前身 现名 挂牌 揭牌 授牌 上市 退市 摘牌 停牌 复牌 \
 诸如 尤其 特别是 尤其是 以外 之外 除 除了 除外 无论 不管 只有 只要 即使 尽管 而是 不是 就是 也是 都是 还是 正是 便是 乃是 算是 位居 排名 名列 领先 赶超 看好 看空 上调 下调 维持评级 首次覆盖 给予 评级 \
 北京时间 时间 地点 人物 电话 邮箱 网址 地址 附件 抄送 主送 联系人 责任编辑 责编 校对 审核 监制 公司 联合 大力发展 持 持有 万 亿 相关 有关 所在 当地 属地 超级 国家级 省级 市级 区级 县级 首期 该 本 一只 一支 两只 这只 新设 新增 新建 力争 发起设立 正在 已有 没有 即将 刚刚 曾经 已经 一直 一起 一同 此次 本次 上述 下述 前述 如下 以下 以上 加强对 拟置 置入 置出 内外部 辖内 获悉 记者从 从事 走近 探访 专访 对话 直击 解码 解读 解密 揭秘 聚焦 关联 支付给 出质 解除 涉嫌 处罚 罚款 约谈 通报 指控 举报 投诉 索赔 赔偿 仲裁 报告 公布 发起 共建  高水平 地方 兼 还 购 售 赴 抵 请 邀 去 来 做 当 三大 两大 四大 五大 六大 七大 八大 多大 系列 正式 筹组 筹建 台媒 外媒 港媒 美媒 日媒 媒体 首都 样本 侵犯 驻外 人均 未来 归 愿 愿同 改扩建 扩建 改建 青少年 轰炸";

/// Verbs that stand inside names of organisations, though words of their kind end others.
const INNER_VERBS: &str = "\
 投资 发展 管理 控股 租赁 担保 保险 设计 制造 加工 运输 建设 开发 研究 监测 检测 进出口 合作 创新 信托 咨询 置业 经营 交易 结算 贸易 教育 医疗 通信 通讯 建筑 安装 装饰 印刷 包装 养殖 种植 冶炼 开采 采矿 勘探 勘察 测绘 监理 评估 评级 \
 征信 保理 典当 拍卖 招标 物流 配送 运营 营销 销售 零售 批发 餐饮 旅游 文化 传播 广告 策划 出版 发行 演出 娱乐 体育 健身 养老 护理 康复 治疗 诊断 预防 防治 防护 保护 环保 节能 净化 循环 回收 利用 处理 供水 供电 供热 发电 输电 储能 电动 驱动 传动 \
 控制 自动 感知 识别 计算 存储 连接 互联 集成 封装 测试 试验 实验 认证 检验 监督 监管 监察 监控 保障 服务 促进 推进 指导 协调 组织 宣传 统计 审计 规划 改革 财政 公证 仲裁 调解 鉴定 调查 统战 普惠 资助 救助 援助 慈善 捐赠 扶贫 开放 流通 供应 供销 采购 储备 仓储 \
 培训 教学 学习 职业 创业 孵化 加速 转化 转移 转让 策源 聚合 融合 联合 共享 共建 互动 先导 引导 引领 领先 示范 合伙 成长 创投 创新 募集 理财 融资 融通 贷款 承包 出租 出版 印染 纺织 缝纫 种业 繁育 育种 饲养 屠宰 酿造 酿酒 制药 制剂 制冷 空调 照明 显示 传感 感应 焊接 锻造 铸造 轧钢 炼钢 炼油 炼焦 \
 维修 养护 清洁 保洁 保安 搬家 疏浚 打捞 救援 消防 应急 应用 工程 设计 试验 考试 录取 游戏 动漫 直播 点播 播出 转播 通信 导航 定位 遥感 观测 预报 预警 并购 重组 置换 发行 兑付 登记 托管 清算 支付 结售汇 汇兑 同业 置地 保税 加盟 连锁 直销 代理 中介 经纪 承销 联网 上网 上云 算力 赋能 数字化 智能化 信息化 网络化 现代化 产业化 一体化 标准化 国际化 \
 快递 速递 速运 急送 达达";

/// Words of good omen that brands are made of.
const BRANDLIKE: &str = "振兴 中兴 永兴 惠民 利民 便民 为民 富民 强国 报国 爱国 建国 兴国 开元 开源 开创 开拓 开泰 致远 致诚 至诚 守信 诚信 明德 立信 信达 通达 通商 通宝 通联 汇通 汇丰 汇利 惠利 盈科 长江 长征 远征 前进 向上 向阳 朝阳 东升 升华 升达 飞天 飞龙 腾龙 腾讯 科捷 捷达 领航 启航 远航 飞跃 腾飞 超越 跨越 同创 兴业 建业 立业 先行 顺丰 顺风 顺达 鼎泰 鼎新 鼎盛 天元 天成 天和 恒生 恒源 恒泰 恒信 恒达 恒安 华泰 华信 华盛 华诚 华安 金泰 金诚 金盛 瑞丰 瑞泰 瑞祥 安泰 安信 安达 安邦 安盛 宏达 宏远 宏大 宏盛 宏泰 万达 万通 万和 万盛 万丰 中天 中泰 中信 中诚 中盛 中正 国泰 国盛 国信 国瑞 国安 国元 国光 泰和 泰达 泰康 泰山 和平 和谐 永泰 永盛 永辉 永安 永丰 永昌 永信 大成 大通 大众 大地 大唐 大华 大有 东方 东华 东泰 东盛 东风 南方 北方 西部 明珠 明达 明星 光明 光华 光大 正大 正泰 正方 方正 方圆 圆通 申通 中通 百世 百联 百川 四方 五洲 六合 七星 八方 九州 九鼎 千方 千禧 亿利 亿达 同方 同仁 同济 同心 同德 同兴 联创 联想 联合 创世 创维 创想 海天 海王 海螺 海尔 长城 长安 长虹 长盛 长信 新希望 新华 新东方 新天 新城 新奥 新宙 富邦 富国 富通 富安 富华";

/// Common nouns that may stand before a place or a brand but are never part of the name there.
const GENERIC: &str = "\
    中端 高端 低端 三级 二级 重点城市 光电 设计 晶圆     产投 创投 风投 母 子 公募 私募 公益 社保 养老 慈善 股票 债券 货币 指数 混合 量化 政府 创业 天使 种子 并购 央企 国企 民企 央行 科创 开源 产学研 商业 高新 鼎新 商业 投资 外资 中央 大型 中小 股份制 政策性 国有 地方 城市 农村 民营 直销 传统 互联网 网络 数字 手机 电子 网上 世界 开放 科技 影子 私人 全能 合作 储备 开发性 专业 保险 证券 基金 信托 租赁 期货 金融 理财 担保 小额贷款 小贷 消费金融 资产管理 基金管理 \
    上市 关联 中介 评估 审计 物业 房地产 地产 建筑 制造 生产 贸易 外贸 电商 物流 快递 航空 汽车 医药 制药 生物 能源 电力 石油 煤炭 钢铁 有色 化工 食品 餐饮 旅游 文化 传媒 影视 游戏 教育 培训 软件 信息 信息技术 科技型 高新技术 高科技 初创 创新型 中小型 大中型 跨国 外国 本土 国内 当地 头部 龙头 核心 总 分 母 子 \
    行业 产业 企业 民间 国际 国家 全国 区域 地区 社区 综合 专科 三甲 公立 民办 高等 普通 重点 高职 职业 医学 师范 农业 工业 林业 交通 经济 财经 政法 外国语 理工 联合 产业技术 新型 国家级 省级 市级 区级 县级 乡镇 一流 双一流 知名 顶尖 高水平 \
    海外 境外 港澳 境内 大陆 内资 中外 合资 独资 合营 联营 上下游 产业链 供应链 跨境 线上 线下 实体 平台 互联 智能 人工智能 大数据 云 云计算 区块链 元宇宙 机器人 新能源 半导体 集成电路 芯片 光伏 风电 储能 电池 汽车 整车 零部件 量子 航天 卫星 低空 生物医药 医疗 医疗器械 养老 健康 文旅 体育 农产品 种业 渔业 海洋";

/// What directly after an ending shows that it ended nothing.
const NOT_AFTER: &[(&str, &str)] = &[
    ("医院", "端"),
    ("报", "道 告 表 名 价 送 考 案 批 备 请 销 废 警 酬 复 仇 刊"),
    (
        "银行",
        "业 间 卡 家 账 帐 存 承 贷 理 汇 机 柜 票 板 股 网 信 流 监 体 系 资 利 和保 同 保 开户 端 级 从",
    ),
    ("公司", "字 法 债 治 章 股 制 层 化 型 名 类 级 战"),
    ("集团", "化 军 内 式 股"),
    ("证券", "法 市 公 交 期 投 化 业 监 类 研 账 发 部 简 代 分 经 服 登 时 之 资 虚 欺 账 行"),
    ("保险", "业 公 机 产 资 经 金 合 代 柜 法 费 箱 丝 服 保 责 中 监 理 责任 人 科 创 赔 期 服务 覆 条 标"),
    (
        "基金",
        "管 会 经 公 规 份 净 产 投 业 托 发 销 从 重 持 募 份 合 的 项目 专 行 小 市 定 账 属 组 组合 仓 法 额 层 委",
    ),
    (
        "科技",
        "金 创 部 厅 局 委 成 企 型 项 贷 支 服 保 进 强 奖 人 攻 园 资 产 股 界 力 系 信 领 工 研 馆 特 计 革 发 自 活 周 政 管 合 有 股 集 含 感 开 中 领 平 城 类 板 媒 界 大 小 树 引 巨 伦 日 竞 与 和 周期",
    ),
    (
        "投资",
        "者 人 额 于 的 银 基 规 总 项 方 机 公 管 建 约 近 超 增 活 有 控 集 收 合 促 款 环 回 风 组 策 需 价 强 力 领 协 主 顾 意 发 咨 计 规 性 逻 机 比 完 股 周",
    ),
];

/// A static set of strings with a small mask each.
pub(super) struct Vocabulary {
    heads: Trie,
    head_table: Vec<Head>,
    duties: Trie,
    agency_ends: Trie,
    organs: Trie,
    words: Trie,
    masks: Vec<u8>,
    /// For each row of [`NOT_AFTER`] what follows.
    denials: Vec<Trie>,
}

pub(super) const STOP: u8 = 1;
pub(super) const INNER: u8 = 2;
pub(super) const COMMON: u8 = 4;
pub(super) const BRANDISH: u8 = 8;

pub(super) fn vocabulary() -> &'static Vocabulary {
    static VOCABULARY: OnceLock<Vocabulary> = OnceLock::new();
    VOCABULARY.get_or_init(Vocabulary::new)
}

impl Vocabulary {
    fn new() -> Vocabulary {
        let mut out = Vocabulary {
            heads: Trie::default(),
            head_table: Vec::new(),
            duties: set(DUTIES),
            agency_ends: set(AGENCY_ENDS),
            organs: set(ORGANS),
            words: Trie::default(),
            masks: Vec::new(),
            denials: NOT_AFTER.iter().map(|(_, words)| set(words)).collect(),
        };
        for (ending, kind, heads) in HEADS {
            for head in heads.split_whitespace() {
                out.heads.insert(head, out.head_table.len() as u32);
                out.head_table.push(Head { ending: *ending, kind: *kind });
            }
        }
        for (mask, words) in [(STOP, STOPS), (INNER, INNER_VERBS), (COMMON, GENERIC), (BRANDISH, BRANDLIKE)] {
            for word in words.split_whitespace() {
                let id = out.words.insert(word, out.masks.len() as u32) as usize;
                if id == out.masks.len() {
                    out.masks.push(0);
                }
                if let Some(m) = out.masks.get_mut(id) {
                    *m |= mask;
                }
            }
        }
        out
    }

    /// The longest ending that starts here.
    pub(super) fn head(&self, chars: &[char]) -> Option<(usize, Head)> {
        let (len, id) = self.heads.longest(chars)?;
        Some((len, *self.head_table.get(id as usize)?))
    }

    /// The lengths of the duties that start here.
    pub(super) fn duties<'a>(&'a self, chars: &'a [char]) -> impl Iterator<Item = usize> + 'a {
        self.duties.prefixes(chars).map(|(len, _)| len)
    }

    pub(super) fn agency_end(&self, chars: &[char]) -> Option<usize> {
        self.agency_ends.longest(chars).map(|(len, _)| len)
    }

    pub(super) fn organ(&self, chars: &[char]) -> Option<usize> {
        self.organs.longest(chars).map(|(len, _)| len)
    }

    /// Whether the grammar knows the word as one of ordinary language.
    pub(super) fn is_ordinary(&self, word: &str) -> bool {
        self.mask(word) & (STOP | INNER | COMMON) != 0
    }

    /// The mask of a word: [`STOP`], [`INNER`], [`COMMON`].
    pub(super) fn mask(&self, word: &str) -> u8 {
        self.words.get(word).and_then(|id| self.masks.get(id as usize)).copied().unwrap_or(0)
    }

    /// Whether a duty may begin with `c`.
    pub(super) fn is_duty(&self, c: char) -> bool {
        self.duties.begins(c)
    }

    /// Whether `after` shows that `head` ended no name.
    pub(super) fn denied(&self, head: &str, after: &[char]) -> bool {
        // All of those heads end in one of these.
        if !head.ends_with(['院', '报', '行', '司', '团', '券', '险', '金', '技', '资']) {
            return false;
        }
        let mut denials = NOT_AFTER.iter().zip(&self.denials).filter(|((end, _), _)| head.ends_with(end));
        denials.any(|(_, denials)| denials.longest(after).is_some())
    }
}

fn set(words: &str) -> Trie {
    let mut trie = Trie::default();
    for word in words.split_whitespace() {
        trie.insert(word, 0);
    }
    trie
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_follows_shows_that_an_ending_ended_nothing() {
        let denied =
            |head: &str, after: &str| vocabulary().denied(head, &after.chars().collect::<Vec<char>>());
        assert!(denied("银行", "业务") && denied("某某银行", "和保险") && !denied("银行", "和"));
        assert!(
            NOT_AFTER.iter().all(|(head, list)| list.split_whitespace().all(|after| denied(head, after)))
        );
    }
}

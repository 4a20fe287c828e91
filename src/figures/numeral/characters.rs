//! The characters of numerals, and the words in which they are none.

use crate::figures::text::{char_at, char_before, skip_spaces, stands_at};

/// The value of a Chinese digit.
pub(crate) fn han_digit(c: char) -> Option<u8> {
    Some(match c {
        '零' | '〇' | '○' | '◯' => 0,
        '一' | '壹' | '弌' => 1,
        '二' | '贰' | '貳' | '两' | '兩' | '倆' => 2,
        '三' | '叁' | '參' | '叄' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' | '陸' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

pub(super) fn is_capital(c: char) -> bool {
    matches!(
        c,
        '壹' | '贰'
            | '貳'
            | '叁'
            | '參'
            | '叄'
            | '肆'
            | '伍'
            | '陆'
            | '陸'
            | '柒'
            | '捌'
            | '玖'
            | '拾'
            | '佰'
            | '仟'
    )
}

/// The power of ten of a unit below 万.
pub(super) fn small_unit(c: char) -> Option<u32> {
    match c {
        '十' | '拾' => Some(1),
        '百' | '佰' => Some(2),
        '千' | '仟' => Some(3),
        _ => None,
    }
}

/// The power of ten of 万 and above.
pub(super) fn big_unit(c: char) -> Option<u32> {
    match c {
        '万' | '萬' => Some(4),
        '亿' | '億' => Some(8),
        '兆' => Some(12),
        _ => None,
    }
}

/// 廿 = 二十.
pub(super) fn tens(c: char) -> Option<i64> {
    match c {
        '廿' => Some(20),
        '卅' => Some(30),
        _ => None,
    }
}

/// 千瓦, 兆字节: the unit of a measure takes its prefix along.
pub(super) fn is_prefix_of_measure(text: &str, at: usize, c: char) -> bool {
    let next = char_at(text, at + c.len_utf8());
    match c {
        '千' => match next {
            Some('米' | '克' | '瓦' | '卡' | '伏' | '焦' | '赫' | '帕' | '升') => true,
            Some('字') => stands_at(text, at, "千字节"),
            Some('比') => stands_at(text, at, "千比特"),
            _ => false,
        },
        '百' => next == Some('帕') || is_point(text, at),
        '兆' => matches!(next, Some('瓦' | '赫' | '字' | '帕' | '欧' | '焦' | '比' | '位')),
        _ => false,
    }
}

/// 0.5百分點: the 百 of 百分点, torn by spaces or not.
fn is_point(text: &str, at: usize) -> bool {
    let behind = skip_spaces(text, at + '百'.len_utf8());
    char_at(text, behind) == Some('分')
        && matches!(char_at(text, skip_spaces(text, behind + '分'.len_utf8())), Some('点' | '點'))
}

/// The power of ten of the units that stand at `at`, one behind the other: 百万, 万亿, but not the 千 of 千瓦.
pub(crate) fn power_at(text: &str, at: usize) -> u32 {
    let (mut power, mut end) = (0, at);
    while let Some(c) = char_at(text, end)
        && let Some(unit) = small_unit(c).or_else(|| big_unit(c))
        && !is_prefix_of_measure(text, end, c)
    {
        power += unit;
        end += c.len_utf8();
    }
    power
}

/// 数 is a number in 数十, 数家, not in 指数, 数据, 人数百分之.
pub(super) fn some_starts(text: &str, at: usize) -> bool {
    if char_before(text, at).is_some_and(|c| {
        matches!(
            c,
            '指' | '人'
                | '户'
                | '戶'
                | '总'
                | '總'
                | '系'
                | '函'
                | '参'
                | '件'
                | '个'
                | '位'
                | '多'
                | '少'
                | '无'
                | '基'
                | '倍'
                | '次'
                | '套'
                | '常'
                | '分'
                | '负'
                | '实'
                | '变'
                | '整'
                | '计'
                | '家'
                | '台'
                | '天'
                | '年'
                | '岁'
                | '股'
                | '笔'
                | '号'
                | '读'
                | '级'
                | '票'
                | '辆'
                | '量'
                | '项'
                | '小'
                | '大'
                | '约'
                | '奇'
                | '偶'
                | '半'
                | '对'
                | '第'
        )
    }) {
        return false;
    }
    let after = at + '数'.len_utf8();
    match char_at(text, after) {
        Some(c) if small_unit(c).is_some() || big_unit(c).is_some() => !stands_at(text, after, "百分"),
        Some(
            '家' | '个' | '個' | '名' | '位' | '台' | '臺' | '项' | '項' | '次' | '年' | '月' | '日' | '天'
            | '周' | '倍' | '只' | '款' | '种' | '種' | '件' | '条' | '场' | '座' | '轮' | '批' | '小' | '起'
            | '笔' | '人' | '艘' | '辆' | '分',
        ) => !stands_at(text, after, "人民") && !stands_at(text, after, "位化"),
        Some('组') => !stands_at(text, after, "组织"),
        _ => false,
    }
}

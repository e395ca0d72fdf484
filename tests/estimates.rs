//! When a text was published, where it gives that away.

use bantin::Analyzer;

/// Texts, and what they give away of when they were published.
#[rustfmt::skip]
const CASES: &[(&str, Option<&str>)] = &[
    // Days without a year go on from the last whole date.
    ("Ngày 3/10/2018, hồ tích nước. Ngày 9/10, nước tràn qua đập. Năm nay mưa nhiều.", Some("2018-10")),
    ("Xã Mỏ Cày họp sáng 6/4. Báo cáo ngày 28/3/2019 nói đến 7 cây cầu hư.", Some("2019-04")),
    // In the year after it where they lie before the date.
    ("Chiều 14/2, chi cục thuế quay số. Người mua hàng từ 5/12/2021 đến 31/12/2021 đã dự thưởng.", Some("2022-02")),
    // A little before it the text looks ahead.
    ("Chiều 14/2, câu lạc bộ lên đường. Ngày 20/3/2021, đội đá trận đầu.", Some("2021")),
    // A weekday says which year it is, or that it is another one.
    ("Thứ Ba (12/6), huyện mở cầu. Cầu khởi công năm 2018, dài 90 m.", Some("2018")),
    ("Thứ Tư (12/6), huyện mở cầu. Cầu khởi công năm 2018, dài 90 m.", None),
    // What is over was reported the year after.
    ("Quý IV/2016, hãng xe lãi 3 tỷ đồng. Cả năm 2016, hãng bán 700 xe.", None),
    // The year of an event that takes place, not of one that others are still to reach.
    ("Festival Gốm 2019 diễn ra tại Bát Tràng. Lò gốm mở cửa cả tuần.", Some("2019")),
    ("Vòng loại World Cup 2026 diễn ra tại Hà Nội. Đội nhà thắng 2-0.", None),
    // The holder of a title keeps it.
    ("Hoa hậu Biển 2016 thăm làng chài. Cô tặng 20 thúng câu.", None),
    // Nothing of long ago was published on the web.
    ("Ngày 3/10/1958, hồ tích nước. Ngày 9/10, nước tràn qua đập. Năm nay mưa nhiều.", None),
    // Who was once at an event, or holds its title, tells of it long after.
    ("Thợ gốm Sáu từng thi Festival Gốm 2016. Ông nung 20 chum.", None),
    ("Thợ gốm Sáu thi Festival Gốm 2016. Ông nung 20 chum.", Some("2016")),
    // In January events of the year before are still named.
    ("Tối 9/1, hội thi Festival Gốm 2016 khép lại. Thợ gốm nung 20 chum.", None),
    ("Tối 9/7, hội thi Festival Gốm 2016 khép lại. Thợ gốm nung 20 chum.", Some("2016")),
    // The first year of a term is not that in which its holder acts.
    ("Hội đồng xã nhiệm kỳ Festival 2016-2021 họp. Xã mua 20 chum.", None),
    // The day called today has its year.
    ("Hôm nay 9/10/2018, nước tràn qua đập. Hồ tích 3 triệu m3.", Some("2018-10-09")),
    // A year that stands only in a name is believed where this year is spoken of too.
    ("Sáng 9/10, xã họp. Chợ đông khách. Xã mua 20 chum cho Hội Gốm 2018. Năm nay lò nghỉ.", Some("2018")),
    ("Sáng 9/10, xã họp. Chợ đông khách. Xã mua 20 chum cho Hội Gốm 2018. Lò nghỉ.", None),
    // What is compared with the same period of a year is of the year after.
    ("Bốn tháng đầu năm, xã bán 20 tấn chum, tăng 8% so với cùng kỳ năm 2016. Ngày 9/5, lò nghỉ.", Some("2017")),
    // A slip of the keys.
    ("Ngày 3/10/2018, hồ tích nước. Hợp đồng ký ngày 2/10/2108. Ngày 9/10, nước tràn qua đập.", Some("2018-10")),
    // What is told of a quarter is told soon behind it.
    ("Quý I/2018, xã bán 300 tấn gạo. Ngày 9/5, xã mở chợ.", Some("2018-05")),
    // Months behind the last date much else may have happened.
    ("Ngày 3/1/2018, hồ tích nước. Ngày 9/10, nước tràn qua đập.", None),
    // Days of a season or school year say in which half of it the text stands.
    ("Tối 9/10, đội nhà thắng 2-0. Đội đã thắng 5 trận mùa giải 2018-2019.", Some("2018")),
    ("Tối 9/3, đội nhà thắng 2-0. Đội đã thắng 5 trận mùa giải 2018-2019.", None),
    // What is to come soon behind the story has the year that the story lacks.
    ("Sáng 12/6, xã họp. Cầu sẽ mở ngày 20/6/2018.", Some("2018-06")),
    // `đến hết tháng 6/2017` is told of.
    ("Đến hết tháng 6/2017, huyện có 900 máy cày, hơn cùng kỳ năm 2016. Ngày 3/7, huyện mua thêm 12 máy.", Some("2017-07")),
];

#[test]
fn a_text_gives_away_when_it_was_published() {
    let analyzer = Analyzer::new();
    let mut wrong = Vec::new();
    for (text, expected) in CASES {
        let estimate = analyzer.analyze(text, None).published_estimate;
        let estimate = estimate.map(|date| date.to_string());
        if estimate.as_deref() != *expected {
            wrong.push(format!("{text}\n    {estimate:?}, not {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

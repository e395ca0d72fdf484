/// Texts of one thing only, each `|` apart: whoever looks ahead or back without an end
/// takes minutes where they are repeated.
const ENDLESS: [&str; 4] = [
    "1/1/|1.1.|1,1,|1-1-|1:1:|1 |22 |7|1%|1 và |1, |ngày 1, |từ 1 đến |1/ |số 1/|1 đồng/|1 tỷ 1 ",
    "ngày |năm |từ |một |trăm |hai mươi |tỷ |một tỷ, |sáng, |thắng 2-1 |Luật |mỗi |hằng năm ",
    "(|\"|.|\n|\u{301}|\u{200b}|👩\u{200d}|a@|http://|QĐ-|a.b.",
    "Ngày 3/4/2011 họp. |ngày 3/4/2011, |thứ hai, |(5/6) |hôm nay, |từ 1 - 2 đến |(từ 5 |A |Thu 3 tỷ đồng. ",
];

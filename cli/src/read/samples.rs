//! The sample articles, for a first look.

/// The texts of `data/samples` by the names of their files.
macro_rules! samples {
    ($($name:literal)*) => {
        [$((
            $name,
            include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../data/samples/", $name)),
        )),*]
    };
}

/// Names and texts, in the order of names.
pub const SAMPLES: [(&str, &str); 17] = samples! {
    "01_tinh_uy.txt"
    "02_kinh_te.txt"
    "03_toa_an.txt"
    "04_thoi_tiet.txt"
    "05_the_thao.txt"
    "06_y_te.txt"
    "07_thong_tan.txt"
    "08_nong_nghiep.txt"
    "09_giao_duc.txt"
    "10_tai_nan.txt"
    "11_van_hoa.txt"
    "12_khoa_hoc.txt"
    "13_bat_dong_san.txt"
    "14_phap_luat.txt"
    "15_quoc_te.txt"
    "16_lich_su.txt"
    "17_ban_doc.txt"
};

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    use super::SAMPLES;

    #[test]
    fn all_samples_are_held() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).with_file_name("data/samples");
        let files = fs::read_dir(folder)
            .expect("the samples")
            .map(|entry| entry.expect("a file"));
        let names = files.map(|file| file.file_name().to_string_lossy().into_owned());
        let mut names: Vec<String> = names.filter(|name| name.ends_with(".txt")).collect();
        names.sort();
        assert_eq!(names, SAMPLES.map(|(name, _)| name));
    }
}

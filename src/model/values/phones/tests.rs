//! One row a form of a telephone number, what is none, and properties over all texts.

use super::PhoneKind::*;
use super::*;
use proptest::prelude::*;

fn found(text: &str) -> Vec<String> {
    Phones(text)
        .iter()
        .map(|phone| {
            let mut out = String::new();
            phone.canonical(&mut out);
            if phone.kind == Malformed {
                format!("?{out}")
            } else {
                out
            }
        })
        .collect()
}

#[test]
fn every_form_of_one_number_is_read() {
    for (text, kind, want) in [
        ("0431-84258766", Landline, "0431-84258766"),
        ("0431—84258766", Landline, "0431-84258766"),
        ("0431——84258766", Landline, "0431-84258766"),
        ("0431－84258766", Landline, "0431-84258766"),
        ("0431–84258766", Landline, "0431-84258766"),
        ("0431 84258766", Landline, "0431-84258766"),
        ("0431 - 84258766", Landline, "0431-84258766"),
        ("0431-\n84258766", Landline, "0431-84258766"),
        ("(0431)84258766", Landline, "0431-84258766"),
        ("（0431）84258766", Landline, "0431-84258766"),
        ("（0431） 84258766", Landline, "0431-84258766"),
        ("043184258766", Landline, "0431-84258766"),
        ("０４３１－８４２５８７６６", Landline, "0431-84258766"),
        ("0431-8425 8766", Landline, "0431-84258766"),
        ("010-12345678", Landline, "010-12345678"),
        ("01012345678", Landline, "010-12345678"),
        ("02084690912", Landline, "020-84690912"),
        ("0931-1234567", Landline, "0931-1234567"),
        ("09311234567", Landline, "0931-1234567"),
        ("(0931)1234567-801", Landline, "0931-1234567-801"),
        ("0931-1234567转801", Landline, "0931-1234567-801"),
        ("0931-1234567 转 801", Landline, "0931-1234567-801"),
        ("0931-1234567分机801", Landline, "0931-1234567-801"),
        ("0931-1234567，分机：801", Landline, "0931-1234567-801"),
        ("+86-0431-84258766", Landline, "0431-84258766"),
        ("86-0431-84258766", Landline, "0431-84258766"),
        ("87716305", Landline, "87716305"),
        ("8771630", Landline, "8771630"),
        ("8771 6305", Landline, "87716305"),
        ("13812345678", Mobile, "13812345678"),
        ("138 1234 5678", Mobile, "13812345678"),
        ("138-1234-5678", Mobile, "13812345678"),
        ("+8613812345678", Mobile, "13812345678"),
        ("+86 13812345678", Mobile, "13812345678"),
        ("86-13812345678", Mobile, "13812345678"),
        ("013812345678", Mobile, "13812345678"),
        ("400-123-4567", TollFree, "400-123-4567"),
        ("4001234567", TollFree, "400-123-4567"),
        ("400-1234567", TollFree, "400-123-4567"),
        ("400 1234 567转2", TollFree, "400-123-4567-2"),
        ("800-810-8888", TollFree, "800-810-8888"),
        ("12345", Hotline, "12345"),
        ("12345转1", Hotline, "12345-1"),
        ("12345-1", Hotline, "12345-1"),
        ("110", Hotline, "110"),
        ("10086", Hotline, "10086"),
        ("95598", Hotline, "95598"),
        ("96605", Hotline, "96605"),
        ("9612333", Hotline, "9612333"),
        ("0431-12393", Hotline, "0431-12393"),
        ("0431-9612333", Hotline, "0431-9612333"),
        ("020-12345", Hotline, "020-12345"),
        ("咨询电话：023-81912121", Landline, "023-81912121"),
        ("电话1：023-81912121", Landline, "023-81912121"),
        ("Tel:0431-84258766", Landline, "0431-84258766"),
        ("tel.0431-84258766", Landline, "0431-84258766"),
        ("+86-431-84222770", Landline, "0431-84222770"),
        ("86-431-84222770", Landline, "0431-84222770"),
        ("0086-431-84222770", Landline, "0431-84222770"),
        ("+86 10 12345678", Landline, "010-12345678"),
        ("0431/84222770", Landline, "0431-84222770"),
        ("0431:84222770", Landline, "0431-84222770"),
        ("0431.84222770", Landline, "0431-84222770"),
        ("0431-84222770（20240101更新）", Landline, "0431-84222770"),
        ("84222770 内线801", Landline, "84222770-801"),
        ("84222770转内线801", Landline, "84222770-801"),
        ("1381234 5678", Mobile, "13812345678"),
        ("4006-123-456", TollFree, "400-612-3456"),
        ("4008-888-888", TollFree, "400-888-8888"),
        ("0431-114", Hotline, "0431-114"),
        ("0431-110", Hotline, "0431-110"),
        ("警号010203，电话0431-84222770", Landline, "0431-84222770"),
        (
            "长春市人民大街10111号（130000），电话0431-84222770",
            Landline,
            "0431-84222770",
        ),
    ] {
        let numbers: Vec<Phone> = Phones(text).iter().collect();
        assert_eq!(
            numbers.iter().map(|phone| phone.kind).collect::<Vec<_>>(),
            [kind],
            "{text}"
        );
        assert_eq!(found(text), [want], "{text}");
    }
}

#[test]
fn several_numbers_come_in_order() {
    for (text, want) in [
        (
            "政务大厅0431-84258766综合窗口84258767",
            &["0431-84258766", "84258767"][..],
        ),
        (
            "0431-84258766/84258767",
            &["0431-84258766", "0431-84258767"],
        ),
        (
            "0431-84258766、84258767，84258768",
            &["0431-84258766", "0431-84258767", "0431-84258768"],
        ),
        (
            "0431-84258766；0432-84258767",
            &["0431-84258766", "0432-84258767"],
        ),
        (
            "0431-84258766 0431-84258767\n12345",
            &["0431-84258766", "0431-84258767", "12345"],
        ),
        (
            "0431-84258766-0431-84258767",
            &["0431-84258766", "0431-84258767"],
        ),
        ("68386107,87812188", &["68386107", "87812188"]),
        ("1、84258766；2、84258767", &["84258766", "84258767"]),
        (
            "窗口：0431-84258766（8:30-11:30），投诉：12345",
            &["0431-84258766", "12345"],
        ),
        (
            "0431-84258766转801或12345政务服务热线",
            &["0431-84258766-801", "12345"],
        ),
        ("903室 0431-84258766", &["0431-84258766"]),
        ("张三13812345678", &["13812345678"]),
    ] {
        assert_eq!(found(text), want, "{text}");
    }
}

#[test]
fn what_is_no_number_is_passed_over() {
    for text in [
        "",
        "903室",
        "东903室、110室",
        "人民大街181号",
        "10086号",
        "2024-01-02",
        "2024年1月2日",
        "2024.1.2",
        "2023-2024",
        "8:30-11:30",
        "09：00-17：00，13:30—16:30",
        "8.30-11.30",
        "7x24小时",
        "7×24小时",
        "http://zwfw.jl.gov.cn/84258766?id=12345",
        "https://zwfw.jl.gov.cn:8080/0431-84258766 ",
        "www.84258766.com",
        "zwfw.jl.gov.cn/12345",
        "a84258766@163.com",
        "84258766@qq.com",
        "邮编：130000",
        "邮政编码 130022",
        "QQ群：842587661",
        "A区12窗口",
        "编号001-",
        "100*200",
        "138x",
        "第12345条",
        "电话咨询",
    ] {
        assert_eq!(found(text), [""; 0], "{text}");
    }
}

#[test]
fn an_address_ends_where_chinese_begins() {
    assert_eq!(found("网址https://a.gov.cn，电话84258766"), ["84258766"]);
    assert_eq!(found("a@b.cn 84258766"), ["84258766"]);
}

#[test]
fn a_number_that_fits_nothing_is_malformed() {
    for text in [
        "0431-842587",
        "0431-842587661",
        "842587",
        "842587661",
        "1381234567",
        "138123456789",
        "12812345678",
        "431-84258766",
        "04312-84258766",
        "0431-8425-876",
        "115113010833722043",
        "123456",
        "（842227）",
        "0431-8422XXXX",
        "0431-XXXXXXXX",
        "0431-********",
        "0431-8422277O",
        "84222XXX",
        "8422****",
        "8422277O",
        "138****5678",
        "0431-",
        "0431",
        "0431-110-12",
        "4006-123-45",
    ] {
        let bare = text.trim_start_matches(['+', '（']).trim_end_matches('）');
        assert_eq!(found(text), [format!("?{bare}")], "{text}");
    }
    assert_eq!(found("+86-431-842227"), ["?431-842227"]);
    assert_eq!(found("（0431）842227"), ["?（0431）842227"]);
    assert_eq!(found("22XX"), [""; 0]);
    assert_eq!(
        found("电话：0431-842587，投诉12345"),
        ["?0431-842587", "12345"]
    );
}

#[test]
fn lines_are_compared_by_what_one_dials() {
    let same = |a, b| {
        let one = |text| Phones(text).iter().next().expect("a number");
        one(a).same_line(one(b)) && one(b).same_line(one(a))
    };
    assert!(same("0431-84258766", "（0431）84258766"));
    assert!(same("0431-84258766", "84258766"));
    assert!(!same("0431-84258766", "0431－84258766转801"));
    assert!(same("０４３１-84258766", "043184258766"));
    assert!(same("12345", "0431-12345"));
    assert!(!same("0431-84258766", "0432-84258766"));
    assert!(!same("84258766-801", "84258766-802"));
    assert!(!same("84222770 内线801", "84222770 内线802"));
    assert!(same("+86-431-84258766", "0431-84258766"));
    assert!(!same("84258766", "84258767"));
}

#[test]
fn cells_are_equal_when_their_numbers_are() {
    assert_eq!(Phones("咨询：0431-84258766"), Phones("(0431)84258766"));
    assert_ne!(Phones("0431-84258766"), Phones("0431-84258766、12345"));
    assert_ne!(Phones("窗口咨询"), Phones("电话咨询"));
    assert_eq!(Phones("窗口咨询"), Phones("窗口咨询"));
}

#[test]
fn a_landline_may_lack_its_area_code() {
    let lacks = |text| {
        Phones(text)
            .iter()
            .map(|phone| phone.lacks_area())
            .collect::<Vec<_>>()
    };
    assert_eq!(lacks("84258766"), [true]);
    assert_eq!(lacks("0431-84258766/84258767 12345"), [false, false, false]);
}

proptest! {
    #[test]
    fn any_text_is_survived(text in any::<String>(), domain in "[0-9０１（）()—\\-－ 转分机/、；:：.@a室号年\n+]{0,40}") {
        for text in [&text, &domain] {
            let mut at = 0;
            for phone in Phones(text).iter() {
                let start = phone.text.as_ptr() as usize - text.as_ptr() as usize;
                prop_assert!(start >= at, "{:?} goes back in {:?}", phone, text);
                at = start + phone.text.len();
                prop_assert!(!phone.text.is_empty() && at <= text.len());
            }
            let _ = Phones(text) == Phones(text);
        }
    }

    #[test]
    fn a_number_in_canonical_spelling_reads_back(area in "0[3-9][1-9]{2}", number in "[2-8][0-9]{7}", extension in 0_u32..9999) {
        let phone = Phone { text: "", kind: Landline, area: &area, number: number.parse().expect("digits"), extension };
        let mut out = String::new();
        phone.canonical(&mut out);
        let back = Phones(&out).iter().next().expect("a number");
        prop_assert!(back.dials_as(phone), "{}", out);
        prop_assert_eq!(back.text, &out);
    }

    #[test]
    fn a_plain_landline_is_read_as_any_other(text in "0[0-9]{2,3}-[0-9]{7,8}", more in "[0-9-]{0,3}") {
        for text in [&text, &format!("{text}{more}")] {
            if let Some(phone) = scan::plain(text) {
                let behind_blank = format!(" {text}");
                let careful: Vec<Phone<'_>> = Phones(&behind_blank).iter().collect();
                prop_assert_eq!(careful, vec![phone]);
            }
        }
    }
}

//! Each format on one item.

use super::*;
use crate::model::{Element, Extra, Material};
use crate::source::Origin;

/// An item with a field in each state, and a material.
fn sample() -> ServiceItem<'static> {
    let mut item = ServiceItem::default();
    for (element, text) in [
        (Element::name, "取水许可"),
        (Element::base_code, "430114001001"),
        (Element::promised_limit, "5-10个工作日"),
        (Element::visits, "最多1次"),
        (Element::is_fee, "否"),
        (Element::audience, "自然人、企业法人"),
        (Element::quota, "无"),
        (Element::conditions, "=1+1\n第二行"),
        (Element::is_online, "部分环节"),
        (Element::hours, ""),
        (Element::inquiry, "电话：0740-8213101-8"),
    ] {
        item.bind(element, text, Origin::WHOLE);
    }
    let mut material = Material {
        situation: Some("新办"),
        ..Material::default()
    };
    material.bind(Element::material_name, "身份证", Origin::WHOLE);
    material.bind(Element::material_count, "2", Origin::WHOLE);
    item.materials.entries.push(material);
    item.steps.stated = Field::read("无", Origin::WHOLE);
    item.extra.push(Extra {
        label: "备注",
        text: "他栏",
    });
    item
}

fn written(format: Format) -> String {
    let mut piece = Piece::new(format);
    piece.item(&sample()).expect("it is held in memory");
    let mut out = Vec::new();
    let mut catalog = Catalog::new(format, &mut out);
    catalog.add(piece).expect("it is written to memory");
    catalog.finish().expect("it is written to memory");
    String::from_utf8(out).expect("it is text")
}

#[test]
fn a_line_of_json_is_typed_and_keeps_states_apart() {
    assert_eq!(
        written(Format::Jsonl),
        concat!(
            r#"{"shixiang":1,"name":"取水许可","base_code":"430114001001","#,
            r#""promised_limit":{"number":10,"least":5,"unit":"工作日","text":"5-10个工作日"},"#,
            r#""audience":["自然人","企业法人"],"visits":{"least":0,"most":1,"text":"最多1次"},"#,
            r#""is_online":{"unreadable":"部分环节"},"quota":{"none":"无"},"conditions":"=1+1\n第二行","#,
            r#""is_fee":false,"hours":null,"inquiry":{"numbers":["0740-8213101-8"],"text":"电话：0740-8213101-8"},"#,
            r#""materials":[{"name":"身份证","count":2,"situation":"新办"}],"steps":[],"steps_stated":{"none":"无"},"#,
            r#""extra":[{"label":"备注","text":"他栏"}]}"#,
            "\n"
        )
    );
}

#[test]
fn a_document_of_yaml_is_canonical_text() {
    assert_eq!(
        written(Format::Yaml),
        "---\nshixiang: 1\n事项名称: 取水许可\n基本编码: \"430114001001\"\n承诺办结时限: 5-10个工作日\n\
         服务对象: 自然人、企业法人\n到办事现场次数: 最多1次\n是否网办: 部分环节\n数量限制: 无\n受理条件: |-\n  =1+1\n  第二行\n\
         是否收费: 否\n办理时间:\n咨询方式: 电话：0740-8213101-8\n申请材料:\n  - 材料名称: 身份证\n    纸质材料份数: 2\n\
         \x20   所属情形: 新办\n办理环节: []\n办理环节原文: 无\n其他列:\n  - 备注: 他栏\n"
    );
}

#[test]
fn a_record_of_csv_has_its_lists_as_json_and_no_formula() {
    assert_eq!(
        written(Format::Csv),
        "\u{feff}规范序号,事项名称,基本编码,承诺办结时限,服务对象,到办事现场次数,是否网办,数量限制,受理条件,是否收费,办理时间,咨询方式,\
         申请材料,办理环节,其他列：备注\r\n1,取水许可,430114001001,5-10个工作日,自然人、企业法人,最多1次,部分环节,无,\"'=1+1\n第二行\",否,,\
         电话：0740-8213101-8,\"[{\"\"材料名称\"\":\"\"身份证\"\",\"\"纸质材料份数\"\":\"\"2\"\",\"\"所属情形\"\":\"\"新办\"\"}]\",无,他栏\r\n"
    );
}

#[test]
fn long_cells_are_cut_for_excel_and_counted() {
    let long = "长".repeat(40_000);
    let mut item = sample();
    item.bind(Element::conditions, &long, Origin::WHOLE);
    let mut piece = Piece::new(Format::Xlsx);
    piece.item(&item).expect("it is held in memory");
    let mut out = Vec::new();
    let mut catalog = Catalog::new(Format::Xlsx, &mut out);
    catalog.add(piece).expect("it is held in memory");
    let shortfall = catalog.finish().expect("it is written to memory");
    assert_eq!(shortfall, Shortfall { cut: 1 });
    assert!(out.starts_with(b"PK"));
}

#[test]
fn a_note_behind_a_value_is_kept_in_a_line_of_json() {
    let mut item = ServiceItem::default();
    for (element, text) in [
        (Element::project_type, "承诺件（限时办结）"),
        (Element::audience, "自然人（年满60周岁）、企业法人"),
        (Element::is_fee, "是（60元/证）"),
    ] {
        item.bind(element, text, Origin::WHOLE);
    }
    let mut piece = Piece::new(Format::Jsonl);
    piece.item(&item).expect("it is held in memory");
    let mut out = Vec::new();
    let mut catalog = Catalog::new(Format::Jsonl, &mut out);
    catalog.add(piece).expect("it is written to memory");
    catalog.finish().expect("it is written to memory");
    let line = String::from_utf8(out).expect("it is text");
    for part in [
        r#""project_type":"承诺件（限时办结）""#,
        r#""audience":["自然人（年满60周岁）、企业法人"]"#,
        r#""is_fee":{"yes":true,"text":"是（60元/证）"}"#,
    ] {
        assert!(line.contains(part), "{line}");
    }
}

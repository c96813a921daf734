//! temp
use shixiang::check::*;
fn main() {
    let args: Vec<_> = std::env::args().skip(1).collect();
    if args.first().is_some_and(|a| a == "__worker") {
        shixiang::read::grid::legacy::work(&args[1], args[2].as_ref(), std::io::stdout());
        return;
    }
    let r = Request {
        paths: args.iter().map(Into::into).collect(),
        format: None,
        lang: Default::default(),
        threads: 2,
        hash: false,
        rules: true,
        fail_on: shixiang::finding::Level::Error,
        as_of: "2026-11-22".into(),
    };
    match run(&r, &Default::default()) {
        Err(e) => println!("{}", e.zh),
        Ok(rep) => {
            for s in &rep.sources {
                println!(
                    "{} [{}] {:?} items={} sub={} {}",
                    s.path,
                    s.format,
                    s.status,
                    s.items,
                    s.sub_items,
                    s.message.as_deref().unwrap_or("")
                );
                if std::env::var("V").is_ok() {
                    for t in &s.tables {
                        println!(
                            "   {:?} {:?} header {:?} items {} sub {} mat {} sit {} rows {}",
                            t.sheet,
                            t.layout,
                            t.header_rows,
                            t.items,
                            t.sub_items,
                            t.materials,
                            t.situations,
                            t.rows
                        );
                        println!(
                            "      {}",
                            t.columns
                                .iter()
                                .map(|c| format!("{}:{}={}", c.column, c.label, c.element.key()))
                                .collect::<Vec<_>>()
                                .join(" ")
                        );
                        for k in &t.skipped {
                            println!("      skip {}-{} {:?} {}", k.row, k.to, k.reason, k.text);
                        }
                    }
                }
            }
            println!("{} findings", rep.findings.len());
        }
    }
}

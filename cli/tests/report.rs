//! The report in a browser: what it shows is what the other formats say, its filters and
//! cards work, and nothing that an article holds runs.

mod browser;

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use browser::{Browser, Folder};
use serde_json::{Value, json};

/// Runs `bantin extract`, and returns where its output is.
fn extract(folder: &Folder, format: &str, arguments: &[&str]) -> PathBuf {
    let path = folder.0.join(format!("out.{format}"));
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).with_file_name("data/samples");
    let mut command = Command::new(env!("CARGO_BIN_EXE_bantin"));
    command
        .args(["extract", "--quiet", "--format", format, "--output"])
        .arg(&path)
        .args(arguments);
    if arguments.iter().all(|argument| argument.starts_with('-')) {
        command.arg(samples);
    }
    let status = command.status().expect("bantin runs");
    assert!(status.success());
    path
}

fn records(folder: &Folder, arguments: &[&str]) -> Vec<Value> {
    let lines = fs::read_to_string(extract(folder, "jsonl", arguments)).expect("the records");
    lines
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect()
}

/// All facts of the page, by article, as records have them.
const MARKED: &str = "[...document.querySelectorAll('#articles > article')].map(article => ({
    id: article.dataset.id,
    published: article.dataset.published ?? null,
    facts: [...article.querySelectorAll('mark')].map(({ className, dataset, textContent }) => ({
        kind: dataset.kind ?? className, value: dataset.value ?? '', text: textContent,
        unit: dataset.unit ?? null, mod: dataset.mod ?? null, per: dataset.per ?? null,
        rule: dataset.rule, ambiguous: dataset.ambiguous === '1',
    })),
}))";

fn told(records: &[Value]) -> Value {
    let fact = |fact: &Value| {
        json!({
            "kind": fact["kind"], "value": fact["value"], "text": fact["text"],
            "unit": fact["unit"], "mod": fact["mod"], "per": fact["per"],
            "rule": fact["rule"], "ambiguous": fact["ambiguous"] == true,
        })
    };
    let article = |record: &Value| {
        let facts: Vec<Value> = record["facts"]
            .as_array()
            .into_iter()
            .flatten()
            .map(fact)
            .collect();
        json!({"id": record["id"], "published": record["published"], "facts": facts})
    };
    records.iter().map(article).collect()
}

#[test]
fn the_page_shows_what_the_records_say() {
    let folder = Folder::new("report-counts");
    let records = records(&folder, &[]);
    let page = extract(&folder, "html", &[]);
    let Some(mut browser) = Browser::open("counts", &page, 1280) else {
        return;
    };
    assert_eq!(browser.ask(MARKED), told(&records));

    let all: usize = records
        .iter()
        .map(|record| record["facts"].as_array().map_or(0, Vec::len))
        .sum();
    let of = |kind: &str| {
        let facts = records
            .iter()
            .filter_map(|record| record["facts"].as_array())
            .flatten();
        facts.filter(|fact| fact["kind"] == kind).count() as u64
    };
    assert!(all > 500);
    let count = browser.text("document.getElementById('count').textContent");
    assert_eq!(count, format!("{all} dữ kiện · {} bài", records.len()));
    assert_eq!(
        browser.number("document.querySelectorAll('#plot-kinds .row').length"),
        11
    );
    for kind in ["date", "money", "quantity", "document"] {
        let row = format!("+document.querySelector('#plot-kinds .{kind}').dataset.n");
        assert_eq!(browser.number(&row), of(kind), "{kind}");
        let chip = format!("+document.querySelector('#kinds .{kind} small').textContent");
        assert_eq!(browser.number(&chip), of(kind), "{kind}");
    }
    let sum = |id: &str| {
        format!(
            "[...document.querySelectorAll('#{id} [data-n]')].reduce((sum, part) => sum + +part.dataset.n, 0)"
        )
    };
    assert_eq!(browser.number(&sum("plot-money")), of("money"));
    let dated = records
        .iter()
        .filter(|record| record["published"].is_string());
    assert_eq!(browser.number(&sum("plot-days")), dated.count() as u64);
    let times = "facts.filter(fact => fact.day !== null).length";
    assert_eq!(browser.ask(&sum("plot-times")), browser.ask(times));
    assert_eq!(browser.complaints(), [""; 0]);
}

#[test]
fn filters_go_through_all_of_the_page() {
    let folder = Folder::new("report-filters");
    let page = extract(&folder, "html", &["--lang", "en"]);
    let Some(mut browser) = Browser::open("filters", &page, 1280) else {
        return;
    };
    let money = browser.number("+document.querySelector('#kinds .money small').textContent");
    let on = "document.querySelectorAll('mark:not(.off)').length";
    let all = browser.number(on);

    // A kind alone, from its bar, and all again.
    browser.point("document.querySelector('#plot-kinds .money .bar')", true);
    assert_eq!(browser.number(on), money);
    let count = browser.text("document.getElementById('count').textContent");
    assert!(
        count.starts_with(&format!("{money} of {all} facts · ")),
        "{count}"
    );
    assert_eq!(browser.ask("[...document.querySelectorAll('#rows .kind .kind')].every(kind => kind.textContent === 'money')"), true);
    browser.point("document.querySelector('#plot-kinds .money .bar')", true);
    assert_eq!(browser.number(on), all);
    // The same by keys.
    browser.ask("document.querySelector('#plot-kinds [tabindex=\"0\"]').focus()");
    browser.key("ArrowDown");
    let kind = browser.text("document.activeElement.dataset.kind");
    browser.key("Enter");
    assert_eq!(
        browser.ask("[...new Set(facts.filter(fact => fact.on).map(fact => fact.kind))]"),
        json!([kind])
    );
    browser.ask("clearFilters()");
    // A kind less, from its button.
    browser.point("document.querySelector('#kinds .money')", true);
    assert_eq!(browser.number(on), all - money);
    browser.point("document.querySelector('#filters .clear')", true);
    assert_eq!(browser.number(on), all);

    // What is typed without marks finds what has them; with marks it is itself alone.
    browser.ask("document.getElementById('search').focus()");
    browser.call("Input.insertText", json!({"text": "ty yen"}));
    browser.wait("filter.query !== ''");
    let found = |query: &str| {
        format!(
            "filter.query = '{query}', update(), facts.filter(fact => fact.on).map(fact => fact.text)"
        )
    };
    let yen = browser.ask("facts.filter(fact => fact.on).map(fact => fact.text)");
    assert_eq!(yen, json!(["114 tỷ yên", "4 nghìn tỷ yên"]));
    for (query, finds) in [("TỶ YÊN", true), ("tỷ yến", false), ("yen 114", true)] {
        let texts = browser.ask(&found(query));
        assert_eq!(texts[0] == "114 tỷ yên", finds, "{query}: {texts}");
    }
    assert_eq!(browser.ask("articles.every(({ element, facts }) => element.hidden === !facts.some(fact => fact.on))"), true);
    browser.ask("clearFilters()");

    // A column of time looks closer, and says what it is.
    let column = "document.querySelector('#plot-days .column')";
    let shown = browser.number(&format!("+{column}.dataset.n"));
    browser.point(&format!("{column}.querySelector('.bar')"), true);
    assert_eq!(
        browser.number("articles.filter(article => !article.element.hidden).length"),
        shown
    );
    assert!(
        browser
            .text("document.querySelector('#filters .range').textContent")
            .starts_with("Published: ")
    );
    browser.point("document.querySelector('#filters .range')", true);
    assert_eq!(browser.number(on), all);

    // The table sorts both ways, and turns its pages.
    browser.ask("onlyKind('percent')");
    let values = "[...document.querySelectorAll('#rows tr')].map(row => factOf.get(document.getElementById(row.querySelector('a').hash.slice(1))).size)";
    let button = "document.querySelector('#columns button[value=value]')";
    for (direction, sign) in [("ascending", 1.0), ("descending", -1.0)] {
        browser.ask(&format!("{button}.click()"));
        assert_eq!(
            browser.text("document.querySelector('th.value').ariaSort"),
            direction
        );
        let sizes = browser.ask(values);
        let sizes: Vec<f64> = sizes
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_f64)
            .collect();
        assert!(
            sizes.len() > 20 && sizes.is_sorted_by(|a, b| a * sign <= b * sign),
            "{sizes:?}"
        );
    }
    let first = browser.ask(values);
    browser.ask("document.querySelector('#pages [value=next]').click()");
    assert_ne!(browser.ask(values), first);
    assert_eq!(browser.complaints(), [""; 0]);
}

#[test]
fn a_card_tells_of_a_fact() {
    let folder = Folder::new("report-cards");
    let article = folder.0.join("a.jsonl");
    let text = "Có 10/12 cơ quan đã nộp báo cáo, thu hơn 3,774 tỷ đồng/năm trên 2 ha đất.";
    fs::write(
        &article,
        json!({"id": "a", "text": text, "published": "2018-10-10"}).to_string(),
    )
    .unwrap();
    let page = extract(
        &folder,
        "html",
        &["--lang", "en", article.to_str().unwrap()],
    );
    let Some(mut browser) = Browser::open("cards", &page, 1280) else {
        return;
    };
    let card = "document.getElementById('card').innerText.replace(/\\s+/g, ' ')";
    let open = "!document.getElementById('card').hidden";

    // On hover it comes and goes.
    browser.ask("document.querySelector('article').scrollIntoView()");
    browser.point("document.querySelector('mark.fraction')", false);
    browser.wait(open);
    let told = browser.text(card);
    for part in [
        "fraction",
        "10/12 cơ quan",
        "Could also have been",
        "date 10 December 2018",
        "less evidence",
    ] {
        assert!(told.contains(part), "{part}: {told}");
    }
    browser.point("document.getElementById('count')", false);
    browser.wait("document.getElementById('card').hidden");

    // A click lets it stay.
    browser.point("document.querySelector('mark.money')", true);
    browser.point("document.getElementById('count')", false);
    browser.ask("new Promise(done => setTimeout(done, 400))");
    let told = browser.text(card);
    for part in [
        "over 3,774,000,000 VND/năm",
        "Written 3774000000 VND",
        "over (over)",
        "Per năm",
        "Rule money",
    ] {
        assert!(told.contains(part), "{part}: {told}");
    }
    browser.key("Escape");
    assert_eq!(browser.ask(open), false);

    // By keys alone: to the article's facts, on to the next, into the card and back.
    browser.ask("document.querySelector('article .id').focus()");
    browser.key("Tab");
    assert_eq!(browser.text("document.activeElement.className"), "fraction");
    browser.key("ArrowRight");
    browser.key("ArrowRight");
    assert_eq!(browser.text("document.activeElement.className"), "quantity");
    browser.key("Enter");
    assert_eq!(browser.text("document.activeElement.id"), "card");
    assert!(
        browser.text(card).contains("Converted 20,000 m2"),
        "{}",
        browser.text(card)
    );
    browser.key("Escape");
    assert_eq!(browser.text("document.activeElement.className"), "quantity");

    // On a phone it is a sheet at the foot, which hides nothing of its fact.
    browser.width(390);
    browser.ask("goTo(facts[0])");
    browser.wait(open);
    let place = "(({ left, right, bottom }) => [left, innerWidth - right, innerHeight - bottom])(document.getElementById('card').getBoundingClientRect())";
    assert_eq!(browser.ask(place), json!([0, 0, 0]));
    assert_eq!(browser.complaints(), [""; 0]);
}

#[test]
fn it_says_what_is_dated_by_the_text() {
    let folder = Folder::new("report-dated");
    let path = folder.0.join("a.jsonl");
    let text = "Trong 9 tháng đầu năm 2018, tỉnh thu 3 tỷ đồng. Ngày 9/10, tỉnh công bố số liệu.";
    let articles = [
        json!({"id": "told", "text": text, "published": "2018-10-10"}),
        json!({"id": "guessed", "text": text}),
    ];
    let lines = articles.map(|article| format!("{article}\n"));
    fs::write(&path, lines.concat()).unwrap();
    let page = extract(&folder, "html", &["--lang", "en", path.to_str().unwrap()]);
    let Some(mut browser) = Browser::open("dated", &page, 1280) else {
        return;
    };
    let times = "articles.map(article => article.element.querySelector('.meta time').textContent)";
    let times = browser.ask(times);
    assert_eq!(times[1], "published about October 2018, by its text");
    assert!(!times[0].as_str().unwrap().contains("about"), "{times}");
    let marks = "articles.map(article => [...article.element.querySelectorAll('mark[data-dated=text]')].map(mark => mark.textContent))";
    assert_eq!(browser.ask(marks), json!([[], ["Ngày 9/10"]]));
    browser.ask("articles[1].element.scrollIntoView()");
    browser.point("document.querySelector('mark[data-dated]')", true);
    browser.wait("!document.getElementById('card').hidden");
    let card = browser.text("document.getElementById('card').innerText");
    assert!(card.contains("by what the article itself tells"), "{card}");
    assert_eq!(browser.complaints(), [""; 0]);
}

#[test]
fn findings_stand_in_the_margin() {
    let folder = Folder::new("report-findings");
    let path = folder.0.join("a.jsonl");
    let article = |id: &str, text: &str| json!({"id": id, "text": text, "published": "2018-10-10"});
    let wrong = article("wrong", "Huyện đã giải quyết 150/200 đơn, đạt tỷ lệ 85%.");
    let right = article("right", "Huyện đã giải quyết 150/200 đơn, đạt tỷ lệ 75%.");
    fs::write(&path, format!("{right}\n{wrong}\n")).unwrap();
    let page = extract(&folder, "html", &["--lang", "en", path.to_str().unwrap()]);
    let Some(mut browser) = Browser::open("findings", &page, 1280) else {
        return;
    };
    let notes = "articles.map(article => article.notes.map(note => [note.element.className, note.facts.map(fact => fact.text), note.element.innerText]))";
    assert_eq!(
        browser.ask(notes),
        json!([
            [["note agrees", ["150/200 đơn", "75%"], "150/200 = 75 %"]],
            [[
                "note differs",
                ["150/200 đơn", "85%"],
                "150/200 = 75 %, the text says 85 %"
            ]],
        ])
    );
    let summary = browser.text("document.getElementById('summary').textContent");
    assert!(summary.contains("1 figure that differs"), "{summary}");
    // In the margin, beside what it is about.
    let beside = "(({ left, top }, text) => left > text.right && top < text.bottom)(document.querySelector('.note').getBoundingClientRect(), document.querySelector('article mark').getBoundingClientRect())";
    assert_eq!(browser.ask(beside), true);

    browser.point("document.querySelector('#kinds .differs')", true);
    let shown = "articles.filter(article => !article.element.hidden).map(article => article.id)";
    assert_eq!(browser.ask(shown), json!(["wrong"]));
    browser.point("document.querySelector('#findings li a')", true);
    browser.wait("!document.getElementById('card').hidden");
    let told = browser.text("document.getElementById('card').innerText");
    assert!(
        told.contains("differs 150/200 = 75 %, the text says 85 %"),
        "{told}"
    );
    assert_eq!(browser.complaints(), [""; 0]);
}

#[test]
fn nothing_that_an_article_holds_runs() {
    let folder = Folder::new("report-escaping");
    let attack = "<script>window.ran = 1</script><img src=x onerror='window.ran = 2'>\
         </article></main><style>*{display:none}</style>\"'><svg onload=\"window.ran = 3\"> &amp; {articles} {script} \u{0}\u{1b}";
    let text = format!(
        "{attack}\n\nThu 3 tỷ đồng/<b>tháng</b> cho 5 <i onclick=alert(1)>xã trong ngày 9/10. {attack}\n{attack}"
    );
    let article = json!({"id": attack, "text": text, "published": "2018-10-10"});
    let path = folder.0.join("a.jsonl");
    fs::write(
        &path,
        format!(
            "{article}\n{}\n",
            json!({"id": "b", "text": "Có 12 người."})
        ),
    )
    .unwrap();
    let path = path.to_str().unwrap();
    let records = records(&folder, &[path]);
    let page = extract(&folder, "html", &[path]);
    let Some(mut browser) = Browser::open("escaping", &page, 1280) else {
        return;
    };
    browser.ask("for (const fact of facts) openCard(fact, true)");
    assert_eq!(browser.ask("typeof window.ran"), "undefined");
    assert_eq!(browser.number("document.scripts.length + document.images.length + document.querySelectorAll('style').length"), 2);
    assert_eq!(
        browser.number("document.querySelectorAll('#articles > article').length"),
        2
    );
    assert_eq!(browser.complaints(), [""; 0]);

    // The text is there as it is, but for what HTML cannot hold.
    let shown = browser.text("document.querySelector('article').textContent");
    assert!(
        shown.contains(&attack.replace(['\u{0}', '\u{1b}'], "\u{fffd}")),
        "{shown}"
    );
    let facts = browser.ask(MARKED);
    assert_eq!(facts[1], told(&records)[1]);
    assert_eq!(facts[0]["facts"], told(&records)[0]["facts"]);

    // Were a tag to get through, the policy would still stop it.
    browser.ask("document.body.insertAdjacentHTML('beforeend', '<img src=\"http://127.0.0.1:9/\" onerror=\"window.ran = 4\"><p style=\"color: red\">')");
    browser.ask("document.body.append(Object.assign(document.createElement('script'), { textContent: 'window.ran = 5' }))");
    assert!(!browser.complaints().is_empty());
    assert_eq!(browser.ask("typeof window.ran"), "undefined");
}

/// The contrast of every pair of colours that text is read in, `[what, ratio]`.
const CONTRASTS: &str = "(() => {
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    const light = (colour) => {
        canvas.fillStyle = colour;
        canvas.fillRect(0, 0, 1, 1);
        const linear = [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3).map(part => part / 255).map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
    };
    const behind = (element) => {
        for (; element; element = element.parentElement) {
            const colour = getComputedStyle(element).backgroundColor;
            if (colour !== 'rgba(0, 0, 0, 0)') return colour;
        }
        return 'white';
    };
    const ratio = (a, b) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);
    const pairs = [];
    for (const kind of [...present, 'custom']) {
        const mark = document.createElement('mark');
        mark.className = kind;
        document.querySelector('article').append(mark);
        const word = kindOf(kind);
        mark.after(word);
        const chip = make('button', { className: `chip ${kind}` }, make('small'));
        by('kinds').append(chip);
        pairs.push([mark, mark], [word, word], [chip, chip], [chip.firstChild, chip]);
        // A mark is told apart by its line.
        const line = getComputedStyle(mark).borderBottomColor;
        pairs.push([null, null, `line of ${kind}`, ratio(line, behind(mark.parentElement)) * 1.5]);
    }
    openCard(facts.find(fact => fact.ambiguous), true);
    for (const element of document.querySelectorAll('.brand *, .switches button, h1, .summary, .count, nav a, figcaption *, th button, td, .meta *, .section, .published, .caption, .furniture, footer p, #card *, .left')) pairs.push([element, element]);
    for (const text of document.querySelectorAll('svg text')) {
        const { fill } = getComputedStyle(text);
        pairs.push([null, null, `svg ${text.getAttribute('class')}`, ratio(fill, behind(text.closest('figure')))]);
    }
    return pairs.map(([text, ground, what, known]) => known ? [what, known] : [`${text.tagName} ${text.className}`, ratio(getComputedStyle(text).color, behind(ground))]);
})()";

#[test]
fn it_can_be_read_by_anybody() {
    let folder = Folder::new("report-reading");
    let page = extract(&folder, "html", &["--furniture"]);
    let Some(mut browser) = Browser::open("reading", &page, 1280) else {
        return;
    };
    for scheme in ["light", "dark"] {
        browser.prefer(scheme);
        let pairs = browser.ask(CONTRASTS);
        let pairs = pairs.as_array().expect("a list");
        assert!(pairs.len() > 200);
        let low: Vec<&Value> = pairs
            .iter()
            .filter(|pair| pair[1].as_f64().unwrap_or(0.0) < 4.5)
            .collect();
        assert!(low.is_empty(), "{scheme}: {low:?}");
    }
    // Both languages have the same words, and each word that is asked for.
    assert_eq!(browser.ask("Object.keys(WORDS.vi).filter(key => !(key in WORDS.en)).concat(Object.keys(WORDS.en).filter(key => !(key in WORDS.vi) && !key.endsWith('.1')))"), json!([]));
    for language in ["en", "vi"] {
        browser.ask(&format!(
            "document.querySelector('#languages [value={language}]').click()"
        ));
        assert_eq!(browser.text("document.documentElement.lang"), language);
        let asked = "[...document.querySelectorAll('[data-t], [data-label], [data-hint]')].flatMap(({ dataset }) => [dataset.t, dataset.label, dataset.hint]).filter(key => key && !(key in WORDS[language]))";
        assert_eq!(browser.ask(asked), json!([]), "{language}");
    }
    // Whatever can be pressed has a name, and nothing is wider than its window.
    let nameless = "[...document.querySelectorAll('button, a[href], input, [role=button], [role=dialog], [role=region], [role=group]')].filter(element => !(element.textContent.trim() || element.ariaLabel || element.labels?.[0]?.textContent || element.getAttribute('aria-labelledby'))).map(element => element.outerHTML)";
    assert_eq!(browser.ask(nameless), json!([]));
    for width in [1280, 768, 390, 320] {
        browser.width(width);
        browser
            .ask("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
        assert!(
            browser.number("document.documentElement.scrollWidth") <= u64::from(width),
            "{width}"
        );
    }
    assert_eq!(browser.complaints(), [""; 0]);
}

/// Needs `../shared`, which says how large real articles are.
#[test]
fn a_thousand_articles_make_a_small_page() {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus/news.jsonl");
    let Ok(news) = fs::read_to_string(shared) else {
        eprintln!("skipped: there is no ../shared/corpus");
        return;
    };
    let folder = Folder::new("report-size");
    let path = folder.0.join("news.jsonl");
    let lines: Vec<&str> = news.lines().take(1000).collect();
    fs::write(&path, lines.join("\n")).unwrap();
    let page = extract(&folder, "html", &[path.to_str().unwrap()]);
    assert!(fs::metadata(page).unwrap().len() < 10_000_000);
}

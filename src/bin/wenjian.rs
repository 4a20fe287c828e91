//! The native command line. It sees the façade alone.

#[path = "batch.rs"]
mod batch;

use serde::{Deserialize, Serialize};
use std::io::{self, BufRead, BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use wenjian::{Analyzer, Date, Encoding, Format, Options, Part, Report, export};

const USAGE: &str = "\
usage: wenjian analyze [--format json|ndjson|csv|csv-entities|csv-relations|markdown|html]
                       [--date YYYY-MM-DD] [--encoding NAME]
                       [--only text|figures,entities,relations,keywords] [--bare-numbers] FILE|DIR|-…
       wenjian analyze --ndjson-in [--date YYYY-MM-DD] [--only …] [--bare-numbers] FILE|-
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(Failure::Usage(message)) => {
            eprintln!("wenjian: {message}\n{USAGE}");
            ExitCode::from(2)
        }
        // The reader of a pipe may go away early; that is no error of ours.
        Err(Failure::Io(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(Failure::Io(error)) => {
            eprintln!("wenjian: {error}");
            ExitCode::from(2)
        }
    }
}

enum Failure {
    Usage(String),
    Io(io::Error),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Failure::Io(error)
    }
}

#[derive(Default)]
struct Command {
    options: Options,
    format: Format,
    ndjson: bool,
    ndjson_in: bool,
    inputs: Vec<String>,
}

/// Writes the data that the page loads beside the module; the build calls it.
fn pack(folder: &str) -> Result<bool, Failure> {
    std::fs::write(Path::new(folder).join("lexicon.bin"), wenjian::packed_lexicon())?;
    Ok(true)
}

fn parse(arguments: &[String]) -> Result<Command, Failure> {
    let usage = |m: &str| Failure::Usage(m.to_owned());
    let mut words = arguments.iter();
    if words.next().map(String::as_str) != Some("analyze") {
        return Err(usage("the one command is `analyze`"));
    }
    let mut command = Command::default();
    while let Some(word) = words.next() {
        let mut value = || words.next().ok_or_else(|| Failure::Usage(format!("{word} needs a value")));
        match word.as_str() {
            "--format" => match value()?.as_str() {
                "ndjson" => command.ndjson = true,
                name => {
                    let format = Format::parse(name);
                    command.format = format.ok_or_else(|| Failure::Usage(format!("no format `{name}`")))?;
                }
            },
            "--date" => {
                let date = Date::parse(value()?).ok_or_else(|| usage("--date takes YYYY-MM-DD"))?;
                command.options.date = Some(date);
            }
            "--encoding" => {
                let encoding = Encoding::parse(value()?).ok_or_else(|| usage("no such encoding"))?;
                command.options.encoding = Some(encoding);
            }
            "--only" => {
                for part in value()?.split(',') {
                    let part =
                        Part::parse(part).ok_or_else(|| Failure::Usage(format!("no part `{part}`")))?;
                    command.options.only.push(part);
                }
            }
            "--bare-numbers" => command.options.bare_numbers = true,
            "--ndjson-in" => command.ndjson_in = true,
            "-" => command.inputs.push(word.clone()),
            option if option.starts_with("--") => {
                return Err(Failure::Usage(format!("no option `{option}`")));
            }
            _ => command.inputs.push(word.clone()),
        }
    }
    if command.inputs.is_empty() {
        return Err(usage("no input"));
    }
    Ok(command)
}

/// Whether every document could be read.
fn run(arguments: &[String]) -> Result<bool, Failure> {
    if let [word, folder] = arguments
        && word == "pack"
    {
        return pack(folder);
    }
    let command = parse(arguments)?;
    let analyzer = Analyzer::embedded();
    let mut out = BufWriter::new(io::stdout().lock());
    let good = if command.ndjson_in {
        lines(&command, &analyzer, &mut out)?
    } else {
        files(&command, &analyzer, &mut out)?
    };
    out.flush()?;
    Ok(good)
}

#[derive(Serialize)]
struct ErrorLine<'a> {
    code: &'a str,
    message: String,
}

#[derive(Serialize)]
struct AnswerLine<'a> {
    id: serde_json::Value,
    #[serde(skip_serializing_if = "Option::is_none")]
    report: Option<&'a Report>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<ErrorLine<'a>>,
}

#[derive(Deserialize)]
struct RequestLine {
    id: serde_json::Value,
    text: String,
    date: Option<String>,
    name: Option<String>,
}

/// What one input gives: whole lines for standard output and for standard error.
#[derive(Default)]
struct Answer {
    out: String,
    err: String,
    good: bool,
}

impl Answer {
    fn line(value: &impl Serialize, good: bool) -> Answer {
        // Plain data with string keys: there is nothing in it that JSON cannot hold.
        let out = serde_json::to_string(value).unwrap_or_default() + "\n";
        Answer { out, err: String::new(), good }
    }

    fn error(id: serde_json::Value, code: &str, message: String) -> Answer {
        Answer::line(&AnswerLine { id, report: None, error: Some(ErrorLine { code, message }) }, false)
    }
}

/// Answers every item, in order; whether all were good.
fn answer_all<T>(
    items: impl Iterator<Item = T> + Send,
    work: impl Fn(T) -> io::Result<Answer> + Sync,
    out: &mut impl Write,
) -> Result<bool, Failure> {
    let mut good = true;
    batch::in_order(items, work, |answer| {
        let answer = answer?;
        good &= answer.good;
        eprint!("{}", answer.err);
        out.write_all(answer.out.as_bytes())
    })?;
    Ok(good)
}

/// One document a line in, one answer a line out.
fn lines(command: &Command, analyzer: &Analyzer, out: &mut impl Write) -> Result<bool, Failure> {
    let mut good = true;
    for input in &command.inputs {
        let reader: Box<dyn BufRead + Send> = if input == "-" {
            Box::new(io::BufReader::new(io::stdin()))
        } else {
            Box::new(io::BufReader::new(std::fs::File::open(input)?))
        };
        let numbered = reader.split(b'\n').enumerate();
        let work = |(number, line): (usize, io::Result<Vec<u8>>)| {
            Ok(answer_line(command, analyzer, number + 1, &line?))
        };
        good &= answer_all(numbered, work, out)?;
    }
    Ok(good)
}

fn answer_line(command: &Command, analyzer: &Analyzer, number: usize, line: &[u8]) -> Answer {
    if line.iter().all(u8::is_ascii_whitespace) {
        return Answer { good: true, ..Answer::default() };
    }
    let request = match serde_json::from_slice::<RequestLine>(line) {
        Ok(request) => request,
        Err(error) => return Answer::error(number.into(), "bad-request", format!("line {number}: {error}")),
    };
    let mut options = command.options.clone();
    if let Some(date) = &request.date {
        match Date::parse(date) {
            Some(date) => options.date = Some(date),
            None => return Answer::error(request.id, "bad-request", format!("line {number}: date {date}")),
        }
    }
    match analyzer.analyze(request.text.as_bytes(), request.name.as_deref().unwrap_or(""), &options) {
        Ok(report) => Answer::line(&AnswerLine { id: request.id, report: Some(&report), error: None }, true),
        Err(error) => Answer::error(request.id, error.code(), error.to_string()),
    }
}

/// Every document of every file; a file that cannot be read never stops the others.
fn files(command: &Command, analyzer: &Analyzer, out: &mut impl Write) -> Result<bool, Failure> {
    let mut paths = Vec::new();
    for input in &command.inputs {
        gather(Path::new(input), &mut paths)?;
    }
    let several = command.ndjson || paths.len() > 1;
    answer_all(paths.into_iter(), |path| Ok(answer_file(command, analyzer, &path, several)), out)
}

fn answer_file(command: &Command, analyzer: &Analyzer, path: &Path, several: bool) -> Answer {
    let shown = path.display();
    let mut answer = Answer { good: true, ..Answer::default() };
    let fail = |answer: &mut Answer, code: &str, message: String| {
        answer.good = false;
        if several {
            answer.out += &Answer::error(shown.to_string().into(), code, message).out;
        } else {
            answer.err += &format!("wenjian: {shown}: {code}: {message}\n");
        }
    };
    let bytes = match read(path) {
        Ok(bytes) => bytes,
        Err(error) => {
            fail(&mut answer, "unreadable-file", error.to_string());
            return answer;
        }
    };
    let name = path.file_name().map_or_else(|| "-".into(), |n| n.to_string_lossy());
    for result in analyzer.analyze_all(&bytes, &name, &command.options) {
        match result {
            Ok(report) => answer.out += &(export(&report, command.format) + "\n"),
            Err(error) => fail(&mut answer, error.code(), error.to_string()),
        }
    }
    answer
}

fn read(path: &Path) -> io::Result<Vec<u8>> {
    if path != Path::new("-") {
        return std::fs::read(path);
    }
    let mut bytes = Vec::new();
    io::stdin().read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The files of a folder and of its folders, by name.
fn gather(path: &Path, out: &mut Vec<PathBuf>) -> Result<(), Failure> {
    if path.is_dir() {
        let mut entries =
            std::fs::read_dir(path)?.map(|e| e.map(|e| e.path())).collect::<io::Result<Vec<_>>>()?;
        entries.sort();
        for entry in entries {
            gather(&entry, out)?;
        }
    } else {
        out.push(path.to_owned());
    }
    Ok(())
}

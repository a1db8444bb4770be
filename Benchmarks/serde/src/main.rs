//! Decodes and encodes the benchmarks' documents by serde_json, into and from types of their own.
//!
//! usage: serde-peer WORK=FILE...    Prints the nanoseconds of each turn, a line for each work.

use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::hint::black_box;
use std::time::Instant;

const TURNS: usize = 3;
const SECONDS_OF_A_TURN: f64 = 0.03;

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
#[allow(dead_code)]
struct Operation {
    id: Option<String>,
    #[serde(rename = "Type")]
    kind: Option<String>,
    status: Option<String>,
    status_message: Option<String>,
    properties: Option<HashMap<String, Option<String>>>,
    resource_type: Option<String>,
    resource_id: Option<String>,
    resource_arn: Option<String>,
    start_time: Option<f64>,
    end_time: Option<f64>,
    last_updated_time: Option<f64>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
#[allow(dead_code)]
struct Output {
    operation: Option<Operation>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
#[allow(dead_code)]
struct Page {
    operations: Option<Vec<Operation>>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Credential {
    database_name: String,
    credential_type: String,
    secret_id: String,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Input {
    application_id: String,
    application_type: String,
    instances: Option<Vec<String>>,
    sap_instance_number: Option<String>,
    sid: Option<String>,
    tags: Option<HashMap<String, String>>,
    credentials: Option<Vec<Credential>>,
}

fn measure(mut work: impl FnMut()) -> Vec<f64> {
    let start = Instant::now();
    work();
    let count = (SECONDS_OF_A_TURN / start.elapsed().as_secs_f64().max(1e-7)).max(1.0) as usize;
    (0..TURNS)
        .map(|_| {
            let start = Instant::now();
            for _ in 0..count {
                work();
            }
            start.elapsed().as_secs_f64() * 1e9 / count as f64
        })
        .collect()
}

fn main() {
    for argument in std::env::args().skip(1) {
        let (work, path) = argument.split_once('=').expect("WORK=FILE");
        let document = std::fs::read(path).expect("a readable file");
        let turns = match work {
            "decode an operation" => measure(|| {
                black_box(serde_json::from_slice::<Output>(black_box(&document)).unwrap());
            }),
            "encode an input" => {
                let input: Input = serde_json::from_slice(&document).unwrap();
                assert_eq!(serde_json::to_vec(&input).unwrap().len(), document.len());
                measure(|| {
                    black_box(serde_json::to_vec(black_box(&input)).unwrap());
                })
            }
            _ => measure(|| {
                black_box(serde_json::from_slice::<Page>(black_box(&document)).unwrap());
            }),
        };
        println!("{work}={}", turns.iter().map(f64::to_string).collect::<Vec<_>>().join(" "));
    }
}

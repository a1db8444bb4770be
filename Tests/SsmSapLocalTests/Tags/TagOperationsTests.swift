import SsmSapModels
import Testing

@testable import SsmSapLocal

@Suite("Tag operations")
struct TagOperationsTests {
  @Test(
    "Applications, components and databases have tags of their own",
    arguments: [
      "", "/COMPONENT/PRD-HDB00", "/COMPONENT/PRD-HDB00-prdhana1", "/DB/SYSTEMDB", "/DB/PRD",
    ])
  func tags(path: String) throws {
    var harness = Harness()
    let arn = Harness.hanaARN + path
    let first = try harness.run { handler in
      try handler.listTagsForResource(ListTagsForResourceRequest(resourceArn: arn))
    }
    _ = try harness.run { handler in
      try handler.tagResource(TagResourceRequest(resourceArn: arn, tags: ["a": "1", "b": "2"]))
    }
    _ = try harness.run { handler in
      try handler.untagResource(UntagResourceRequest(resourceArn: arn, tagKeys: ["a", "x"]))
    }
    let last = try harness.run { handler in
      try handler.listTagsForResource(ListTagsForResourceRequest(resourceArn: arn))
    }
    #expect(last.tags == (first.tags ?? [:]).merging(["b": "2"]) { $1 })
  }

  @Test(
    "An unknown resource is not found",
    arguments: [
      "arn:aws:ssm-sap:eu-central-1:123456789012:HANA/x",
      "arn:aws:ssm-sap:eu-central-2:123456789012:HANA/HANA-PRD",
      "arn:aws:ssm-sap:eu-central-1:123456789012:SAP_ABAP/HANA-PRD",
      "arn:aws:ssm-sap:eu-central-1:123456789012:HANA/HANA-PRD/DB/x",
      "arn:aws:ssm-sap:eu-central-1:123456789012:HANA/HANA-PRD/",
      // The same text by canonical equivalence, but not the same bytes.
      "arn:aws:ssm-sap:eu-central-1:123456789012:HANA/HANA-PRD\u{200D}",
    ])
  func refusesUnknown(arn: String) {
    var harness = Harness()
    let codes = [
      harness.code { handler in
        try handler.tagResource(TagResourceRequest(resourceArn: arn, tags: ["a": "1"]))
      },
      harness.code { handler in
        try handler.untagResource(UntagResourceRequest(resourceArn: arn, tagKeys: ["a"]))
      },
      harness.code { handler in
        try handler.listTagsForResource(ListTagsForResourceRequest(resourceArn: arn))
      },
    ]
    #expect(codes == Array(repeating: "ResourceNotFoundException", count: 3))
  }
}

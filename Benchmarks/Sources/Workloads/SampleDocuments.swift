/// The documents that are decoded.
public enum SampleDocuments {
  private static let operation = """
    {"Id":"5b0e1f3a-7c24-4d19-9a68-2f4f0d6c1b01","Type":"REGISTER_APPLICATION",\
    "Status":"SUCCESS","StatusMessage":"The application was registered and all of its components \
    were found on the instances that belong to it; nothing is left to do. You can start, stop and \
    check it now, as you like best.","Properties":{"ApplicationId":"HDB-PRD-eu-central-1",\
    "ComponentId":"HDB-HDB00-ip-10-0-12-34","RequestedBy":"arn:aws:iam::123456789012:role/Basis"},\
    "ResourceType":"APPLICATION","ResourceId":"HDB-PRD-eu-central-1",\
    "ResourceArn":"arn:aws:ssm-sap:eu-central-1:123456789012:HANA/HDB-PRD-eu-central-1",\
    "StartTime":1732393004.123,"EndTime":1732393099.5,"LastUpdatedTime":1732393099.75}
    """

  /// The answer of one GetOperation: 11 members, one of them a map of three.
  public static let get = Array("{\"Operation\":\(operation)}".utf8)

  /// A page of 50 operations.
  public static let list = page(of: 50)

  /// Operations of five megabytes together.
  public static let big = page(of: 7450)

  /// The payload of one event.
  static let event = Array(
    """
    {"Transcript":{"Results":[{"StartTime":0.5,"EndTime":2.25,"IsPartial":false,"Alternatives":[{\
    "Transcript":"The application was started on all of its hosts."}]}]}}
    """.utf8)

  /// A page of so many operations.
  public static func page(of count: Int) -> [UInt8] {
    var page = Array("{\"Operations\":[".utf8)
    let element = Array(operation.utf8)
    page.reserveCapacity(page.count + count * (element.count + 1) + 2)
    for index in 0..<count {
      if index > 0 { page.append(UInt8(ascii: ",")) }
      page += element
    }
    return page + Array("]}".utf8)
  }
}

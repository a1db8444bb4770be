public import AWSShapes

/// AWS Systems Manager for SAP, as its model describes it.
public enum SsmSapService {
  /// Names and version of the service.
  public static let shape = ServiceShape(
    name: "SsmSap", sdkID: "Ssm Sap", version: "2018-05-10", signingName: "ssm-sap",
    endpointPrefix: "ssm-sap")
}

public import AWSJSON
public import AWSShapes

// The protocols by their names in Smithy, so that a generated client needs no import of AWSJSON.

extension WireProtocol where Self == AWSJSON1 {
  /// The protocol awsJson1_0.
  public static var awsJSON10: AWSJSON1 { AWSJSON1(.v10) }

  /// The protocol awsJson1_1.
  public static var awsJSON11: AWSJSON1 { AWSJSON1(.v11) }
}

extension WireProtocol where Self == RestJSON1 {
  /// The protocol restJson1.
  public static var restJSON1: RestJSON1 { RestJSON1() }
}

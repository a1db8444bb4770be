/// Asks a person for the code that an MFA device shows.
///
/// - Parameter serial: The serial number or ARN of the device.
public typealias MFACode = @Sendable (_ serial: String) async throws -> String

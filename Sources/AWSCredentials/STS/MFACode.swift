/// A function that asks the user for the current code of an MFA device.
///
/// - Parameter serial: The serial number or ARN of the device.
/// - Returns: The code that the device shows.
public typealias MFACode = @Sendable (_ serial: String) async throws -> String

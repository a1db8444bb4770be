/// A function that obtains the current code of an MFA device, usually by asking a person.
///
/// - Parameter serial: The serial number or ARN of the device.
/// - Returns: The code that the device shows.
public typealias MFACodeProvider = @Sendable (_ serial: String) async throws -> String

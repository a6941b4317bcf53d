import Downloads
import Faults
import Testing

@Suite struct AddressTests {
  @Test(arguments: [
    "https://host/path", "HTTPS://host", "https://host:8443/a?b#c", "https://user:word@host/",
  ])
  func httpsIsTaken(text: String) throws {
    _ = try Address(text)
  }

  @Test(arguments: [
    "http://host/path", "file:///etc/passwd", "ftp://host/", "//host/path", "host", "",
    "https:/host",
    "https://", "https:///path", "https://user@/path", "https://host/a b", "https://host/\u{1B}[2J",
    "https://h\u{F6}st/", " https://host",
  ])
  func anythingElseIsRefused(text: String) {
    let error = #expect(throws: Fault.self) { try Address(text) }
    #expect(error?.kind == .usage)
  }

  @Test func secretsAreNotShown() throws {
    #expect(
      try Address("https://user:p@ss@host:8443/a@b?token=secret#part").description
        == "https://host:8443/a@b"
    )
    let error = #expect(throws: Fault.self) { try Address("http://user:word@host/?key=1") }
    #expect(
      error?.description
        == "this is not an address of https (got \"http://host/\", expected https://HOST/PATH)"
    )
  }

  @Test(arguments: ["https://host/a", "https://host/a/"])
  func aFileIsInTheFolder(folder: String) throws {
    #expect(try Address(folder).appending("b.gz").description == "https://host/a/b.gz")
  }
}

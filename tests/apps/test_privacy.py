from socle.apps.privacy import kept_fields, undeclared_fields


def test_every_personal_field_declares_purpose_legal_basis_and_retention() -> None:
    assert undeclared_fields() == ()


def test_what_only_links_or_numbers_a_row_is_not_asked_for() -> None:
    assert kept_fields()["accounts.Membership"] == ("role", "college", "starts_on", "ends_on")
    assert kept_fields()["assessments.Received"] == ()

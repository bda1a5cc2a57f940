from socle.scheme import scheme


def test_the_scheme_s_data_is_read_once_per_process() -> None:
    assert scheme() is scheme()

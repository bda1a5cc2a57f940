import json
from dataclasses import replace

import pytest

from socle.core.errors import Refusal
from socle.core.impact.datacentre import export_files, refuse_unfit
from socle.core.impact.disclosure import publishable
from socle.core.impact.provenance import code_sha256
from socle.core.impact.study import run
from tests.core.impact.people import MODELS, people, protocol


def test_what_leaves_holds_the_protocol_and_the_table_it_expects_and_no_data() -> None:
    said = '[dictionary.age]\nlabel = "âge"\ntype = "integer"\nat_least = 16\nmeasured = "before"\n'
    asked = protocol(models=MODELS + said)
    files = export_files(asked)
    assert sorted(files) == ["LISEZ-MOI.md", "STUDY.toml", "columns.csv", "manifest.json"]
    assert files["STUDY.toml"] == asked.content
    assert files["columns.csv"].decode("utf-8-sig").splitlines() == [
        "colonne;libellé;rôle;type;au moins;au plus;valeurs;mesurée",
        "entered;entered;traitement (0 ou 1);;;;;",
        "wage;wage;résultat;;;;;",
        "age;âge;variable d’avant l’entrée, éligibilité;integer;16;;;avant l’entrée",
        "town;town;variable d’avant l’entrée;;;;;",
    ]
    manifest = json.loads(files["manifest.json"])
    assert (manifest["protocol_sha256"], manifest["code_sha256"]) == (asked.sha256, code_sha256())


def test_only_results_of_the_same_protocol_come_back() -> None:
    results = publishable(run(protocol(), people())).results
    refuse_unfit(results, protocol(), 11)
    with pytest.raises(Refusal) as other:
        refuse_unfit(results, protocol("", MODELS, ""), 11)
    assert other.value.reason == "Ces résultats viennent d’un autre protocole : leurs empreintes diffèrent."


def test_results_that_show_a_handful_of_people_do_not_come_back() -> None:
    results = publishable(run(protocol(), people())).results
    few = replace(results, flow=(replace(results.flow[0], rows=602), replace(results.flow[0], removed=2)))
    with pytest.raises(Refusal) as refused:
        refuse_unfit(few, protocol(), 11)
    assert refused.value.remedy == "Dans le centre de données, relancez l’étude avec --least 11."


def test_what_a_data_centre_protects_once_needs_no_second_protection() -> None:
    once = publishable(run(protocol('pathway = "why"'), people(why=["a", "b", "c"] * 200))).results
    assert publishable(once).results == once

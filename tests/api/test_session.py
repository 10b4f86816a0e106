"""Log in, log out, and who sees what."""

from tests.support.cast import OPENED, PASSWORD


def test_somebody_logs_in_and_sees_own_shops_only(anonymous_api, agent, shop, stranger):
    answer = anonymous_api.post("/session", {"username": "xiaolin", "password": PASSWORD})

    assert answer.status == 200
    assert answer.body["staff"] == {"id": agent.id, "username": "xiaolin", "name": "小林"}
    assert answer.body["shops"] == [
        {"id": shop.id, "name": "果然鲜", "platform": "pinduoduo", "role": "agent", "money_limit_fen": 5000}
    ]


def test_a_wrong_password_says_nothing_about_who_exists(anonymous_api, agent):
    wrong = anonymous_api.post("/session", {"username": "xiaolin", "password": "not-the-password"})
    nobody = anonymous_api.post("/session", {"username": "nobody", "password": "not-the-password"})

    assert (wrong.status, wrong.code) == (401, "session.wrong")
    assert wrong.body == nobody.body
    assert anonymous_api.get("/session").body["staff"] is None


def test_five_wrong_tries_close_the_door_for_a_while(anonymous_api, agent):
    for _ in range(5):
        anonymous_api.post("/session", {"username": "xiaolin", "password": "not-the-password"})

    answer = anonymous_api.post("/session", {"username": "xiaolin", "password": PASSWORD})

    assert (answer.status, answer.code) == (429, "session.throttled")


def test_logging_out_ends_the_session(agent_api):
    assert agent_api.get("/cases").status == 200

    agent_api.delete("/session")

    answer = agent_api.get("/cases")
    assert (answer.status, answer.code) == (401, "session.none")


def test_a_new_password_ends_open_sessions(agent_api):
    from heqi.accounts.actions.set_password import set_password

    set_password(username="xiaolin", password="a-quite-different-one", now=OPENED)

    assert agent_api.get("/cases").status == 401


def test_a_writing_call_without_the_csrf_token_is_refused(agent_api):
    answer = agent_api.post("/cases/1/take", {"version": 1}, X_CSRFToken="")

    assert (answer.status, answer.code) == (403, "session.csrf")


def test_an_unknown_address_answers_in_the_one_shape(agent_api):
    answer = agent_api.get("/nothing")

    assert (answer.status, answer.code) == (404, "not_found")


def test_a_malformed_request_names_its_fields(agent_api):
    answer = agent_api.post("/cases/1/take", {"version": "old"})

    assert (answer.status, answer.code) == (422, "request.invalid")
    assert [field["at"] for field in answer.body["detail"]["fields"]] == ["body.given.version"]

// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clock.h"
#include "github/backoff.h"
#include "github/rate_budget.h"

#include <QSignalSpy>
#include <QTest>

using namespace signalbox;
using namespace signalbox::github;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using signalbox::core::ErrorKind;

namespace {

Answer answered(int status, std::initializer_list<std::pair<const char*, QByteArray>> headers, QByteArray body = {})
{
    Answer answer{.status = status, .body = std::move(body)};
    for (const auto& [name, value] : headers)
        answer.headers.append(name, value);
    return answer;
}

const QByteArray secondary = R"({"message":"You have exceeded a secondary rate limit."})";

} // namespace

/// What goes when, by a clock that the test moves.
class GithubBudget : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_clock = std::make_unique<core::ManualClock>(QDateTime(QDate(2026, 3, 2), QTime(9, 0), QTimeZone::UTC));
        m_lifetime = std::make_unique<Lifetime>();
        m_budget = std::make_unique<RateBudget>(*m_clock, *m_lifetime);
        m_granted.clear();
        m_permits.clear();
        m_errors.clear();
    }

    void cleanup()
    {
        m_lifetime->close();
        m_permits.clear();
    }

    void eightGoAndTheNinthWaitsForAPlace()
    {
        for (int i = 0; i < 9; ++i)
            ask(QString::number(i), Priority::User);
        settle();
        QCOMPARE(m_granted.size(), 8);
        QCOMPARE(m_budget->waiting(), 1);
        m_permits.erase(m_permits.begin());
        settle();
        QCOMPARE(m_granted.last(), u"8"_s);
        QCOMPARE(m_budget->inFlight(), 8);
    }

    void theUserGoesBeforeTheScreenAndTheScreenBeforeTheRest()
    {
        for (int i = 0; i < 8; ++i)
            ask(u"first"_s, Priority::Background);
        ask(u"background"_s, Priority::Background);
        ask(u"screen"_s, Priority::OnScreen);
        ask(u"user"_s, Priority::User);
        ask(u"screen 2"_s, Priority::OnScreen);
        settle();
        m_granted.clear();
        for (int i = 0; i < 4; ++i) {
            m_permits.erase(m_permits.begin());
            settle();
        }
        QCOMPARE(m_granted, (QStringList{u"user"_s, u"screen"_s, u"screen 2"_s, u"background"_s}));
    }

    void oneWriteASecondAndReadsPassIt()
    {
        ask(u"write 1"_s, Priority::User, true);
        ask(u"write 2"_s, Priority::User, true);
        ask(u"read"_s, Priority::Background);
        settle();
        QCOMPARE(m_granted, (QStringList{u"write 1"_s, u"read"_s}));
        m_clock->advance(999ms);
        settle();
        QCOMPARE(m_granted.size(), 2);
        m_clock->advance(1ms);
        settle();
        QCOMPARE(m_granted.last(), u"write 2"_s);
    }

    void theBackgroundLeavesAReserve()
    {
        learnRemaining(250);
        ask(u"background"_s, Priority::Background);
        settle();
        QVERIFY(m_granted.isEmpty());
        QCOMPARE(m_errors.size(), 1U);
        ask(u"screen"_s, Priority::OnScreen);
        ask(u"user"_s, Priority::User);
        settle();
        QCOMPARE(m_granted, (QStringList{u"screen"_s, u"user"_s}));
        learnRemaining(49);
        ask(u"screen 2"_s, Priority::OnScreen);
        ask(u"user 2"_s, Priority::User);
        settle();
        QCOMPARE(m_granted.last(), u"user 2"_s);
        QCOMPARE(m_errors.size(), 2U);
        m_clock->advance(1h + 1s);
        ask(u"background 2"_s, Priority::Background);
        settle();
        QCOMPARE(m_granted.last(), u"background 2"_s);
    }

    void anEmptyHourHandsEverythingBackWithTheTimeOfTheNextChance()
    {
        learnRemaining(0);
        ask(u"user"_s, Priority::User);
        ask(u"write"_s, Priority::User, true);
        ask(u"background"_s, Priority::Background);
        settle();
        QCOMPARE(m_errors.size(), 3U);
        for (const core::Error& error : m_errors) {
            QCOMPARE(error.kind, ErrorKind::RateLimited);
            QCOMPARE(error.retryAt, std::optional(m_clock->now().addSecs(3601)));
        }
        QCOMPARE(m_budget->waiting(), 0);
        m_clock->advance(1h + 1s);
        QCOMPARE(m_budget->quota().remaining, 5000);
    }

    void aShortPauseIsSatOutByEverybody()
    {
        m_budget->learn(answered(403, {{"Retry-After", "10"}}, secondary));
        for (const Priority priority : {Priority::Background, Priority::OnScreen, Priority::User})
            ask(u"one"_s, priority);
        settle();
        QVERIFY(m_granted.isEmpty() && m_errors.empty());
        m_clock->advance(10s);
        settle();
        QCOMPARE(m_granted.size(), 3);
    }

    void whoWaitsIsHandedBackWhenThePauseGrows()
    {
        m_budget->learn(answered(403, {{"Retry-After", "5"}}, secondary));
        ask(u"background"_s, Priority::Background);
        m_budget->learn(answered(403, {{"Retry-After", "600"}}, secondary));
        settle();
        QCOMPARE(m_errors.size(), 1U);
        QCOMPARE(m_errors.front().retryAt, std::optional(m_clock->now().addSecs(600)));
    }

    void aSecondaryLimitPausesEverything_data()
    {
        QTest::addColumn<QByteArray>("retryAfter");
        QTest::addColumn<int>("seconds");
        QTest::newRow("seconds") << QByteArray("37") << 37;
        QTest::newRow("a date") << QByteArray("Mon, 02 Mar 2026 09:00:37 GMT") << 37;
        QTest::newRow("nothing") << QByteArray() << 60;
        QTest::newRow("nonsense") << QByteArray("soon") << 60;
        QTest::newRow("negative") << QByteArray("-5") << 60;
        QTest::newRow("beyond reason") << QByteArray("99999999") << 3600;
    }
    void aSecondaryLimitPausesEverything()
    {
        QFETCH(QByteArray, retryAfter);
        QFETCH(int, seconds);
        auto answer = answered(403, {}, secondary);
        if (!retryAfter.isEmpty())
            answer.headers.append("Retry-After", retryAfter);
        m_budget->learn(answer);
        ask(u"screen"_s, Priority::OnScreen);
        settle();
        QVERIFY(m_granted.isEmpty());
        QCOMPARE(m_errors.size(), 1U);
        QCOMPARE(m_budget->quota().pausedUntil, std::optional(m_clock->now().addSecs(seconds)));
        m_clock->advance(std::chrono::seconds(seconds) - 1ms);
        ask(u"screen"_s, Priority::OnScreen);
        settle();
        QVERIFY(m_granted.isEmpty());
        m_clock->advance(1ms);
        settle();
        QCOMPARE(m_granted.size(), 1);
    }

    void aRetryAfterBeyondAllNumbersIsADay()
    {
        for (const QByteArray& asked : {QByteArray("9223372036854775807"), QByteArray("Mon, 02 Mar 2076 09:00:00 GMT")})
            QCOMPARE(retryAfterOf(answered(503, {{"Retry-After", asked}}), m_clock->now()), std::optional(24h));
        QCOMPARE(retryAfterOf(answered(503, {{"Retry-After", "7200"}}), m_clock->now()), std::optional(2h));
    }

    void silentRefusalsPauseTwiceAsLongEachTime()
    {
        for (const int minutes : {1, 2, 4, 8}) {
            m_budget->learn(answered(429, {}, secondary));
            QCOMPARE(m_budget->quota().pausedUntil, std::optional(m_clock->now().addSecs(60 * minutes)));
            m_clock->advance(std::chrono::minutes(minutes));
        }
        m_budget->learn(answered(200, {}));
        m_budget->learn(answered(429, {}, secondary));
        QCOMPARE(m_budget->quota().pausedUntil, std::optional(m_clock->now().addSecs(60)));
    }

    void theServersOwnClockCounts()
    {
        // It is an hour ahead of ours; its window ends in ten minutes.
        m_budget->learn(answered(200,
                                 {{"Date", "Mon, 02 Mar 2026 10:00:00 GMT"},
                                  {"X-RateLimit-Limit", "5000"},
                                  {"X-RateLimit-Remaining", "10"},
                                  {"X-RateLimit-Reset", resetIn(70min)}}));
        QCOMPARE(m_budget->quota().resetAt, std::optional(m_clock->now().addSecs(600)));
    }

    void aJumpOfTheDayMovesNoPause()
    {
        m_budget->learn(answered(403, {{"Retry-After", "9"}}, secondary));
        m_clock->jump(-5h);
        ask(u"screen"_s, Priority::OnScreen);
        m_clock->advance(9s);
        settle();
        QCOMPARE(m_granted.size(), 1);
    }

    void answersThatOvertakeEachOtherDoNotRaiseWhatIsLeft()
    {
        learnRemaining(100);
        learnRemaining(103);
        QCOMPARE(m_budget->quota().remaining, 100);
        QCOMPARE(m_budget->quota().used, 4900);
    }

    void senselessHeadersAreNotBelieved_data()
    {
        QTest::addColumn<QByteArray>("limit");
        QTest::addColumn<QByteArray>("remaining");
        QTest::newRow("text") << QByteArray("many") << QByteArray("some");
        QTest::newRow("negative") << QByteArray("5000") << QByteArray("-1");
        QTest::newRow("more left than allowed") << QByteArray("60") << QByteArray("5000");
        QTest::newRow("beyond all numbers") << QByteArray("99999999999999999999") << QByteArray("1");
        QTest::newRow("absent") << QByteArray() << QByteArray();
    }
    void senselessHeadersAreNotBelieved()
    {
        QFETCH(QByteArray, limit);
        QFETCH(QByteArray, remaining);
        m_budget->learn(answered(
            200,
            {{"X-RateLimit-Limit", limit}, {"X-RateLimit-Remaining", remaining}, {"X-RateLimit-Reset", resetIn(1h)}}));
        QCOMPARE(m_budget->quota(), core::Quota());
        ask(u"background"_s, Priority::Background);
        settle();
        QCOMPARE(m_granted.size(), 1);
    }

    void anotherBucketIsNotOurs()
    {
        m_budget->learn(answered(200,
                                 {{"X-RateLimit-Limit", "30"},
                                  {"X-RateLimit-Remaining", "0"},
                                  {"X-RateLimit-Reset", resetIn(1h)},
                                  {"X-RateLimit-Resource", "search"}}));
        QCOMPARE(m_budget->quota().limit, 0);
    }

    void theQuotaIsToldWhenAnAnswerSaysIt()
    {
        QSignalSpy told(m_budget.get(), &RateBudget::quotaChanged);
        learnRemaining(4000);
        m_budget->learn(answered(200, {}));
        QCOMPARE(told.size(), 1);
        QCOMPARE(told.first().first().value<core::Quota>().used, 1000);
    }

    void whoWaitsIsCancelledAtTheEnd()
    {
        m_budget->learn(answered(403, {{"Retry-After", "9"}}, secondary));
        ask(u"background"_s, Priority::Background);
        m_lifetime->close();
        QCOMPARE(m_errors.size(), 1U);
        QCOMPARE(m_errors.front().kind, ErrorKind::Cancelled);
        ask(u"late"_s, Priority::User);
        QCOMPARE(m_errors.size(), 2U);
    }

    void theBackoffDoublesBetweenHalfAndTheWhole()
    {
        Backoff backoff({.firstBackoff = 500ms, .seed = 3});
        for (int failed = 1; failed < 30; ++failed) {
            const auto whole = std::min<std::chrono::milliseconds>(60s, 500ms * (1LL << std::min(failed - 1, 20)));
            const auto delay = backoff.delay(failed);
            QVERIFY(delay >= whole / 2 && delay <= whole);
        }
        Backoff same({.firstBackoff = 500ms, .seed = 3});
        Backoff twin({.firstBackoff = 500ms, .seed = 3});
        QCOMPARE(same.delay(5), twin.delay(5));
    }

private:
    void ask(const QString& name, Priority priority, bool isWrite = false)
    {
        m_budget->acquire(priority, isWrite).then([this, name](core::Result<Permit> permit) {
            if (!permit) {
                m_errors.push_back(permit.error());
                return;
            }
            m_granted << name;
            m_permits.push_back(std::move(*permit));
        });
    }

    void settle() { QTest::qWait(2); }

    QByteArray resetIn(std::chrono::seconds wait) const
    {
        return QByteArray::number(m_clock->now().toSecsSinceEpoch() + wait.count());
    }

    void learnRemaining(int remaining)
    {
        m_budget->learn(answered(200,
                                 {{"X-RateLimit-Limit", "5000"},
                                  {"X-RateLimit-Remaining", QByteArray::number(remaining)},
                                  {"X-RateLimit-Used", QByteArray::number(5000 - remaining)},
                                  {"X-RateLimit-Reset", resetIn(1h)},
                                  {"X-RateLimit-Resource", "core"}}));
    }

    std::unique_ptr<core::ManualClock> m_clock;
    std::unique_ptr<Lifetime> m_lifetime;
    std::unique_ptr<RateBudget> m_budget;
    QStringList m_granted;
    std::vector<Permit> m_permits;
    std::vector<core::Error> m_errors;
};

QTEST_GUILESS_MAIN(GithubBudget)
#include "github_budget.moc"

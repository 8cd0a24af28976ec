// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/reverts.h"
#include "delivery/switchyard.h"
#include "github/why.h"

#include <QTest>

#include <algorithm>

using namespace signalbox;
using namespace signalbox::delivery;
using namespace signalbox::tests;
using namespace Qt::StringLiterals;

namespace {

struct Reverting : Switchyard {
    Reverting()
    {
        start();
        reverts = std::make_unique<Reverts>(*client, *store, clock);
    }
    ~Reverting() { reverts.reset(); }
    Q_DISABLE_COPY_MOVE(Reverting)

    template <class T>
    core::Result<T> await(QCoro::Task<core::Result<T>> task)
    {
        std::optional<core::Result<T>> result;
        QCoro::connect(std::move(task), reverts.get(), [&](core::Result<T> value) { result = std::move(value); });
        until([&] { return result.has_value(); });
        return result.value_or(std::unexpected(core::Error{.what = u"it never ended"_s}));
    }
    core::Result<std::vector<core::PullRequest>> between()
    {
        return await(reverts->between(name, plan().target.commit, plan().from.commit));
    }
    int opened()
    {
        return int(std::ranges::count_if(repository().pullRequests, [](const demo::PullRequest& pull) {
            return pull.head.startsWith("revert-"_L1);
        }));
    }

    std::unique_ptr<Reverts> reverts;
};

} // namespace

/// The fault leaves the branch after it left production.
class DeliveryReverts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatWasMergedBetweenIsOfferedNewestFirst()
    {
        Reverting yard;
        const auto pulls = yard.between();
        QVERIFY2(pulls, qPrintable(why(pulls)));
        QVERIFY(pulls->size() >= 3);
        QVERIFY(std::ranges::is_sorted(*pulls, std::greater(), &core::PullRequest::number));
        QVERIFY(pulls->front().title.startsWith("refactor: name the yard"_L1));
    }

    void oneIsTakenBackByAPullRequestAndThatOnce()
    {
        Reverting yard;
        const auto pulls = yard.between();
        QVERIFY(pulls);
        const auto made = yard.await(yard.reverts->revert(yard.name, pulls->front(), u"It answers 503"_s));
        QVERIFY2(made, qPrintable(why(made)));
        QVERIFY(made->title.startsWith("Revert \""_L1));
        QVERIFY(made->webUrl.isValid() && made->number > pulls->front().number);
        const auto again = yard.await(yard.reverts->revert(yard.name, pulls->front(), u"It answers 503"_s));
        QVERIFY(again);
        QCOMPARE(again->number, made->number);
        QCOMPARE(yard.opened(), 1);
    }

    void aLostAnswerIsLookedFor()
    {
        Reverting yard;
        const auto pulls = yard.between();
        QVERIFY(pulls);
        yard.server.faults().add(
            {.kind = demo::FaultKind::LostAnswer, .path = QRegularExpression(u"/graphql$"_s), .method = "POST"});
        const auto made = yard.await(yard.reverts->revert(yard.name, pulls->front(), u"It answers 503"_s));
        QVERIFY2(made, qPrintable(why(made)));
        QCOMPARE(yard.opened(), 1);
    }

    void whatGitHubCannotRevertIsSaidInItsWords()
    {
        Reverting yard;
        const core::PullRequest strange{.number = 4'000, .nodeId = u"PR_nobody"_s, .base = u"main"_s};
        const auto made = yard.await(yard.reverts->revert(yard.name, strange, u"Why"_s));
        QVERIFY(!made);
        QCOMPARE(made.error().kind, core::ErrorKind::Rejected);
        QVERIFY2(made.error().detail.contains(u"PR_nobody"_s), qPrintable(made.error().detail));
    }
};

QTEST_GUILESS_MAIN(DeliveryReverts)
#include "delivery_reverts.moc"

// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How long a person waits between the click that confirms a rollback and the moment at which GitHub has been asked for
// it: in the real window, with the real guard, client and store, against the embedded GitHub, which answers at once or
// after a tenth of a second, as the real one does. Beside it, in the same run, a bare program that sends as many
// requests one after the other and keeps nothing.
#include "core/clock.h"
#include "delivery/environment_guards.h"
#include "delivery/rollback_dialog.h"
#include "demo/server.h"
#include "history/store.h"

#include <QApplication>
#include <QCheckBox>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cstdio>
#include <optional>
#include <vector>

using namespace signalbox;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr int rounds = 20;
constexpr double mostMilliseconds = 1000;
const delivery::EnvironmentKey production{{u"switchyard"_s, u"switchyard"_s}, u"production"_s};

struct Times {
    std::vector<double> rollback; ///< ms from the click to the dispatch that GitHub has
    std::vector<double> bare; ///< the same of as many bare requests
};

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    return values[values.size() / 2];
}

bool print(const char* name, double figure, const char* comparedWith, double ratio, double goal)
{
    const bool met = ratio <= goal;
    std::printf("%s\t%.1f\tms\t%s\t%.2f\t<= %.3g\t%s\n", name, figure, comparedWith, ratio, goal,
                met ? "met" : "missed");
    std::fflush(stdout);
    return met;
}

/// One rollback of a world of its own; nothing when it does not come so far.
std::optional<double> clickToDispatched(std::chrono::milliseconds latency, int& requests)
{
    core::SystemClock clock;
    demo::Server server(clock);
    if (!server.load(u":/demo/delivery.json"_s) || !server.listen())
        return {};
    auto& world = server.world();
    demo::Repository& yard = *world.repository(production.repository.full());
    demo::Deployment& made = world.addDeployment(yard,
                                                 {.sha = yard.branches.value(u"main"_s),
                                                  .ref = u"main"_s,
                                                  .environment = production.environment,
                                                  .creator = u"mbrandt"_s,
                                                  .payload = R"({"version":"v1.5.0"})",
                                                  .version = u"1.5.0"_s});
    world.addStatus(yard, made, {.state = u"success"_s, .creator = u"mbrandt"_s});
    const QTemporaryDir folder;
    history::Store store;
    if (!QCoro::waitFor(store.open(folder.filePath(u"history.sqlite"_s))))
        return {};
    github::Client client({.id = u"octavia@demo"_s, .apiUrl = server.apiUrl(), .webUrl = server.apiUrl()},
                          "ghp_the-token-that-nobody-may-see", clock);
    delivery::EnvironmentGuards guards(client, store, clock, folder.path());
    const auto opened = QCoro::waitFor(guards.open(production));
    if (!opened)
        return {};
    delivery::EnvironmentGuard& guard = **opened;
    const auto survey = QCoro::waitFor(guard.survey());
    if (!survey)
        return {};

    auto* dialog = new views::RollbackDialog(production.repository, production.environment, clock, nullptr);
    QObject::connect(
        dialog, &views::RollbackDialog::confirmed, &guard,
        [&](const delivery::PlannedRollback& planned, const QString& reason) { guard.begin(planned, reason); });
    QObject::connect(&guard.runner(), &delivery::RollbackRunner::changed, dialog, &views::RollbackDialog::setState);
    dialog->show();
    dialog->setSurvey(*survey, guard.situation(*survey), u"v1.4.1"_s);
    dialog->findChild<QLineEdit*>(u"rollbackReason"_s)->setText(u"It answers 503"_s);
    dialog->findChild<QLineEdit*>(u"rollbackTyped"_s)->setText(production.environment);
    dialog->findChild<QCheckBox*>(u"rollbackAllTheSame"_s)->setChecked(true); // there are migrations between the two
    auto* confirm = dialog->findChild<QPushButton*>(u"rollbackConfirm"_s);
    QTest::qWait(2'000); // the person reads, and the writes of before have their pause
    if (!confirm->isEnabled())
        return {};

    server.faults().add({.kind = demo::FaultKind::Slow, .count = -1, .delay = latency});
    const int before = server.traffic().requests;
    const auto isDispatched = [&] {
        return std::ranges::any_of(server.traffic().writes, [](const demo::Write& write) {
            return write.path.endsWith("/dispatches"_L1) && write.status != 0;
        });
    };
    QElapsedTimer timer;
    timer.start();
    confirm->click();
    while (!isDispatched() && timer.elapsed() < 10'000)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 1);
    const double taken = double(timer.nsecsElapsed()) / 1e6;
    requests = server.traffic().requests - before;
    delete dialog;
    return isDispatched() ? std::optional(taken) : std::nullopt;
}

/// As many reads of the environment, each after the answer to the one before.
double bareRequests(std::chrono::milliseconds latency, int requests)
{
    core::SystemClock clock;
    demo::Server server(clock);
    if (!server.load(u":/demo/delivery.json"_s) || !server.listen())
        qFatal("the embedded GitHub does not start");
    server.faults().add({.kind = demo::FaultKind::Slow, .count = -1, .delay = latency});
    QNetworkAccessManager network;
    QNetworkRequest request(
        QUrl(server.apiUrl().toString() + u"/repos/switchyard/switchyard/deployments?per_page=5"_s));
    request.setRawHeader("Authorization", "Bearer ghp_the-token-that-nobody-may-see");
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < requests; ++i) {
        auto* reply = network.get(request);
        QEventLoop loop;
        QObject::connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
        loop.exec();
        reply->deleteLater();
    }
    return double(timer.nsecsElapsed()) / 1e6;
}

std::optional<Times> measure(std::chrono::milliseconds latency)
{
    Times times;
    for (int round = 0; round < rounds; ++round) {
        int requests = 0;
        const auto taken = clickToDispatched(latency, requests);
        if (!taken)
            return {};
        times.rollback.push_back(*taken);
        times.bare.push_back(bareRequests(latency, requests));
    }
    return times;
}

} // namespace

int main(int argc, char** argv)
{
    const QApplication application(argc, argv);
    bool met = true;
    for (const auto& [name, latency] :
         {std::pair("click-to-dispatched", 0ms), std::pair("click-to-dispatched-100ms", 100ms)}) {
        const auto times = measure(latency);
        if (!times) {
            std::fputs("The rollback was not sent.\n", stderr);
            return 1;
        }
        const double slowest = std::ranges::max(times->rollback);
        const double usual = median(times->rollback);
        met &= print(name, slowest, "1 s, the slowest of 20", slowest / mostMilliseconds, 1);
        print(name, usual, "as many bare requests, medians", usual / median(times->bare), 3);
    }
    return met ? 0 : 1;
}

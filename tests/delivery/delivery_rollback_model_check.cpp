// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/rollback_json.h"
#include "delivery/rollback_machine.h"

#include <QHash>
#include <QTest>

#include <algorithm>
#include <deque>

using namespace signalbox;
using namespace signalbox::delivery;
using namespace signalbox::delivery::rollback_event;
using namespace signalbox::delivery::rollback_effect;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 aSecond = 1000;
constexpr core::DeploymentId bad{5};
constexpr core::DeploymentId ours{70};
constexpr core::DeploymentId others{60}; ///< lower: it was there first
constexpr core::RunId run{900};
const RollbackRules rules{.isArmed = true};
const RollbackPlan plan{.badDeployment = bad,
                        .from = {.name = u"v1.4.2"_s, .commit = QString(40, u'b')},
                        .target = {.name = u"v1.4.1"_s, .commit = QString(40, u'a')},
                        .key = u"key"_s};

/// GitHub, as far as a rollback is concerned, and what is on its way to it.
struct World {
    bool hasOurs = false; ///< our claim was taken
    bool hasOthers = false; ///< another desktop's claim, made before
    int taken = 0; ///< dispatches that GitHub took
    bool isOnItsWay
        = false; ///< a dispatch that a killed program had sent; it arrives within the time to settle or never
    std::vector<RollbackEffect> pending; ///< what the machine has asked for and nobody has answered
};

struct Node {
    RollbackState state;
    World world;
    qint64 now = 1'000'000'000;
    int depth = 0;
    int from = -1;
    QString by; ///< what led here
};

bool isRequest(const RollbackEffect& effect)
{
    return std::holds_alternative<CreateClaim>(effect) || std::holds_alternative<Dispatch>(effect);
}

bool isSettled(const Node& node)
{
    return node.now - node.state.requestedAt >= rules.settling;
}

/// Two nodes of one key go on alike: of times only matters what they are compared with.
QString keyOf(const Node& node)
{
    const RollbackState& state = node.state;
    QString key = u"%1 %2 %3 %4%5%6 %7%8%9 "_s.arg(int(state.phase))
                      .arg(state.claimRequests)
                      .arg(state.dispatchRequests)
                      .arg(int(state.isDispatchTaken))
                      .arg(int(bool(state.claim)))
                      .arg(int(bool(state.run)))
                      .arg(int(state.trigger))
                      .arg(int(isSettled(node)))
                      .arg(int(node.now > state.begunAt + rules.claimLife - rules.claimMargin));
    key += u"%1%2%3 %4%5%6 "_s.arg(int(node.now >= state.countdownEnds))
               .arg(state.pausedSince == 0                                   ? 0
                        : node.now - state.pausedSince >= rules.longestPause ? 2
                                                                             : 1)
               .arg(state.past.size())
               .arg(int(node.world.hasOurs))
               .arg(int(node.world.hasOthers))
               .arg(node.world.taken * 2 + int(node.world.isOnItsWay));
    for (const RollbackEffect& effect : node.world.pending)
        key += QChar(u'a' + ushort(effect.index()));
    return key;
}

/// All states that can be come to, in all orders of events.
class Exploration {
public:
    explicit Exploration(bool withOthers)
    {
        Node start;
        start.world.hasOthers = withOthers;
        apply(start, -1, WatchBegins{.environment = u"production"_s, .deployment = bad, .version = plan.from},
              u"watch"_s);
        apply(start, -1, AskedByUser{.environment = u"production"_s, .plan = plan}, u"ask"_s);
        for (int at = 0; at < std::ssize(m_nodes); ++at)
            goOn(at);
    }

    const std::vector<Node>& nodes() const { return m_nodes; }
    qsizetype transitions() const { return m_transitions; }

    /// The nodes from which no end can be come to.
    std::vector<int> endless() const
    {
        std::vector<bool> ends(m_nodes.size(), false);
        std::deque<int> open;
        for (int at = 0; at < std::ssize(m_nodes); ++at) {
            if (isEnd(m_nodes[size_t(at)].state.phase)) {
                ends[size_t(at)] = true;
                open.push_back(at);
            }
        }
        while (!open.empty()) {
            const int at = open.front();
            open.pop_front();
            for (const int before : m_before[size_t(at)]) {
                if (!ends[size_t(before)]) {
                    ends[size_t(before)] = true;
                    open.push_back(before);
                }
            }
        }
        std::vector<int> found;
        for (int at = 0; at < std::ssize(m_nodes); ++at) {
            if (!ends[size_t(at)])
                found.push_back(at);
        }
        return found;
    }

    QString story(int at) const
    {
        QStringList steps;
        for (; at >= 0; at = m_nodes[size_t(at)].from)
            steps.prepend(m_nodes[size_t(at)].by + u" -> "_s + word(m_nodes[size_t(at)].state.phase));
        return steps.join(u", "_s);
    }

private:
    void add(Node node, int from, const QString& by)
    {
        ++m_transitions;
        const QString key = keyOf(node);
        auto known = m_places.constFind(key);
        if (known == m_places.cend()) {
            node.from = from;
            node.by = by;
            node.depth = from < 0 ? 1 : m_nodes[size_t(from)].depth + 1;
            known = m_places.insert(key, int(m_nodes.size()));
            m_nodes.push_back(std::move(node));
            m_before.emplace_back();
        }
        if (from >= 0)
            m_before[size_t(*known)].push_back(from);
    }

    /// The machine takes the event; of what it asked for before, requests that are on their way stay so.
    void apply(Node node, int from, const RollbackEvent& event, const QString& by)
    {
        node.now += aSecond;
        if (isSettled(node))
            node.world.isOnItsWay = false;
        RollbackStep step = next(node.state, event, node.now, rules);
        if (!(step.state == node.state) || !step.effects.empty())
            std::erase_if(node.world.pending, std::not_fn(isRequest));
        node.state = std::move(step.state);
        for (const RollbackEffect& effect : step.effects) {
            if (!std::holds_alternative<Notify>(effect) && !std::holds_alternative<MarkBad>(effect)
                && !std::holds_alternative<OfferNext>(effect) && !std::holds_alternative<OfferRevert>(effect)
                && !std::holds_alternative<ReleaseClaim>(effect))
                node.world.pending.push_back(effect);
        }
        add(std::move(node), from, by);
    }

    void goOn(int at)
    {
        const Node node = m_nodes[size_t(at)]; // the list grows meanwhile
        for (size_t i = 0; i < node.world.pending.size(); ++i)
            std::visit([&](const auto& effect) { answer(node, at, i, effect); }, node.world.pending[i]);
        if (isEnd(node.state.phase))
            return;
        if (node.world.isOnItsWay && !isSettled(node)) {
            Node arrived = node;
            arrived.world.isOnItsWay = false;
            ++arrived.world.taken;
            add(std::move(arrived), at, u"the old request arrives"_s);
        }
        apply(node, at, StoppedByUser(), u"stop"_s);
        apply(node, at, Confirmed{.reason = u"It is ill"_s}, u"confirm"_s);
        apply(node, at, WatchBegins{.environment = u"production"_s, .deployment = bad, .version = plan.from},
              u"watch"_s);
        kill(node, at);
        for (const qint64 passed : {61 * aSecond, 31 * 60 * aSecond}) {
            Node later = node;
            later.now += passed;
            apply(later, at, TimePassed(), u"time"_s);
        }
        // Answers to what was asked long ago.
        apply(node, at, ClaimsListed{.readAt = node.state.since - 1, .ours = ours, .lowest = ours}, u"old list"_s);
        apply(node, at, StillCurrent{.readAt = node.state.since - 1}, u"old reading"_s);
        apply(node, at, RunAbsent{.readAt = node.state.since - 1}, u"old absence"_s);
        apply(node, at, ClaimTaken{.request = node.state.claimRequests - 1, .claim = ours}, u"old claim"_s);
    }

    /// kill -9: what had not left never does, and what had is answered to nobody.
    void kill(const Node& node, int at)
    {
        Node killed = node;
        killed.world.pending.clear();
        apply(killed, at, Restarted(), u"kill"_s);
        if (std::ranges::any_of(node.world.pending, [](const RollbackEffect& effect) {
                return std::holds_alternative<Dispatch>(effect);
            })) {
            killed.world.isOnItsWay = true;
            apply(killed, at, Restarted(), u"kill, with a request on its way"_s);
        }
    }

    static Node without(Node node, size_t effect)
    {
        node.world.pending.erase(node.world.pending.begin() + qsizetype(effect));
        return node;
    }

    void answer(const Node& node, int at, size_t i, const CreateClaim&)
    {
        Node done = without(node, i);
        apply(done, at, Refused{.request = node.state.claimRequests, .why = u"No."_s}, u"claim refused"_s);
        apply(done, at, AnswerLost{.request = node.state.claimRequests}, u"claim not arrived"_s);
        done.world.hasOurs = true;
        apply(done, at, ClaimTaken{.request = node.state.claimRequests, .claim = ours}, u"claimed"_s);
        apply(done, at, AnswerLost{.request = node.state.claimRequests}, u"claimed, answer lost"_s);
        kill(done, at);
    }

    void answer(const Node& node, int at, size_t i, const Dispatch& dispatch)
    {
        Node done = without(node, i);
        const int request = node.state.dispatchRequests;
        apply(done, at, Refused{.request = request, .why = u"No."_s}, u"dispatch refused"_s);
        apply(done, at, AnswerLost{.request = request}, u"dispatch not arrived"_s);
        if (node.now > dispatch.notAfter)
            return;
        ++done.world.taken;
        apply(done, at, DispatchTaken{.request = request, .run = run}, u"dispatched"_s);
        apply(done, at, DispatchTaken{.request = request}, u"dispatched, run not said"_s);
        apply(done, at, AnswerLost{.request = request}, u"dispatched, answer lost"_s);
        kill(done, at);
    }

    void answer(const Node& node, int at, size_t i, const ListClaims&)
    {
        const Node done = without(node, i);
        apply(done, at, AnswerLost(), u"list failed"_s);
        const core::DeploymentId lowest = node.world.hasOthers ? others : core::DeploymentId();
        const auto list = [&](core::DeploymentId own, const QString& by) {
            apply(done, at,
                  ClaimsListed{.readAt = node.now, .ours = own, .lowest = lowest ? lowest : own, .lowestBy = u"Mara"_s},
                  by);
        };
        if (node.world.hasOurs)
            list(ours, u"claims listed"_s);
        if (!node.world.hasOurs || !isSettled(node)) // GitHub may take a moment to show it
            list({}, u"claims listed without ours"_s);
    }

    void answer(const Node& node, int at, size_t i, const ReadDeployments&)
    {
        const Node done = without(node, i);
        apply(done, at, AnswerLost(), u"reading failed"_s);
        // Ours is under way where it was taken, once it shows.
        if (node.world.taken == 0 || !isSettled(node))
            apply(done, at, StillCurrent{.readAt = node.now}, u"still current"_s);
        apply(done, at, SomebodyElseDeployed{.readAt = node.now, .who = u"Mara deployed."_s}, u"somebody deployed"_s);
    }

    void answer(const Node& node, int at, size_t i, const LookForRun&)
    {
        const Node done = without(node, i);
        apply(done, at, AnswerLost(), u"look failed"_s);
        if (node.world.taken > 0)
            apply(done, at, RunFound{.run = run}, u"run found"_s);
        if (node.world.taken == 0 || !isSettled(node))
            apply(done, at, RunAbsent{.readAt = node.now}, u"run absent"_s);
    }

    void answer(const Node& node, int at, size_t, const FollowRun&)
    {
        using To = RunChanged::To;
        for (const To to : {To::Waiting, To::Running, To::Succeeded, To::Failed, To::Cancelled})
            apply(node, at, RunChanged{.run = run, .to = to}, u"run changed"_s);
        apply(node, at, AnswerLost(), u"run not read"_s);
    }

    void answer(const Node& node, int at, size_t i, const CheckGuards&)
    {
        using Verdict = GuardsChecked::Verdict;
        for (const Verdict verdict : {Verdict::MayBeAutomatic, Verdict::NeedsConfirmation, Verdict::Blocked})
            apply(without(node, i), at, GuardsChecked{.verdict = verdict, .why = u"So it is."_s}, u"guards"_s);
    }

    void answer(const Node& node, int at, size_t i, const StartCountdown&)
    {
        Node over = without(node, i);
        over.now = std::max(over.now, node.state.countdownEnds);
        apply(over, at, CountdownEnded(), u"countdown"_s);
        apply(node, at, CountdownEnded(), u"countdown too early"_s);
        probes(node, at);
    }

    void answer(const Node& node, int at, size_t, const WatchHealth&)
    {
        probes(node, at);
        apply(node, at, WatchEnds(), u"window over"_s);
    }
    void answer(const Node& node, int at, size_t, const StartVerifying&) { probes(node, at); }

    template <class Other>
    void answer(const Node&, int, size_t, const Other&)
    {
    }

    void probes(const Node& node, int at)
    {
        apply(node, at, ProbesFail(), u"probes fail"_s);
        apply(node, at, Healthy{.readAt = node.now}, u"healthy"_s);
        apply(node, at, Healthy{.readAt = node.state.since - 1}, u"healthy once"_s);
        apply(node, at, Unhealthy{.readAt = node.now, .plan = plan, .reason = u"503"_s}, u"unhealthy"_s);
        apply(node, at, Inconclusive(), u"inconclusive"_s);
    }

    std::vector<Node> m_nodes;
    std::vector<std::vector<int>> m_before;
    QHash<QString, int> m_places;
    qsizetype m_transitions = 0;
};

} // namespace

/// Every state that a rollback can come to, with answers lost and doubled and the program killed between any two steps.
class DeliveryRollbackModelCheck : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingIsEverRolledBackTwiceAndAllOfItCanEnd_data()
    {
        QTest::addColumn<bool>("withOthers");
        QTest::newRow("alone") << false;
        QTest::newRow("another desktop was first") << true;
    }
    void nothingIsEverRolledBackTwiceAndAllOfItCanEnd()
    {
        QFETCH(const bool, withOthers);
        const Exploration exploration(withOthers);
        int deepest = 0;
        QList<bool> seen(rollbackPhaseCount, false);
        for (int at = 0; at < std::ssize(exploration.nodes()); ++at) {
            const Node& node = exploration.nodes()[size_t(at)];
            deepest = std::max(deepest, node.depth);
            seen[int(node.state.phase)] = true;
            QVERIFY2(node.world.taken <= (withOthers ? 0 : 1), qPrintable(exploration.story(at)));
            QVERIFY2(node.state.past.size() <= 1, qPrintable(exploration.story(at)));
            // What is told to people says something.
            QVERIFY2(node.state.phase != RollbackPhase::NeedsHuman || node.state.words.endsWith(u'.'),
                     qPrintable(exploration.story(at)));
            // Nobody loses what is on disk.
            const auto read = rollbackFromJson(toJson(node.state));
            QVERIFY2(read && *read == node.state, qPrintable(exploration.story(at)));
            // The user's stop ends whatever goes on.
            const auto stopped = next(node.state, StoppedByUser(), node.now, rules);
            QVERIFY2(isEnd(stopped.state.phase), qPrintable(exploration.story(at)));
        }
        const auto endless = exploration.endless();
        QVERIFY2(endless.empty(), endless.empty() ? "" : qPrintable(exploration.story(endless.front())));
        qInfo("%zu states, %lld transitions, depth %d", exploration.nodes().size(),
              static_cast<long long>(exploration.transitions()), deepest);
        QVERIFY(withOthers || deepest >= 12);
        QCOMPARE(seen[int(RollbackPhase::RolledBack)], !withOthers);
        QVERIFY(seen[int(RollbackPhase::Cancelled)] && seen[int(RollbackPhase::NeedsHuman)]);
    }
};

QTEST_GUILESS_MAIN(DeliveryRollbackModelCheck)
#include "delivery_rollback_model_check.moc"

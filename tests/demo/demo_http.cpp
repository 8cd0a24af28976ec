// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clock.h"
#include "demo/ask.h"
#include "demo/server.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::tests;
using namespace Qt::StringLiterals;

class DemoHttp final : public QObject {
    Q_OBJECT

private:
    core::ManualClock m_clock{QDateTime::fromString(u"2026-10-03T09:00:00Z"_s, Qt::ISODate)};
    std::unique_ptr<demo::Server> m_server;
    std::unique_ptr<Ask> m_ask;
    const QString m_repository = u"/repos/langgraph/rust-langgraph"_s;

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<demo::Server>(m_clock);
        QVERIFY(m_server->load());
        QVERIFY(m_server->listen());
        m_ask = std::make_unique<Ask>(m_server->apiUrl());
    }

    void answersAnUnchangedListWith304AndCountsItFree()
    {
        const Reply first = m_ask->get(m_repository + "/actions/runs"_L1);
        QCOMPARE(first.status, 200);
        QVERIFY(first.header("ETag").startsWith("W/\""));
        QHttpHeaders known;
        known.append("If-None-Match", first.header("ETag"));
        const Reply second = m_ask->get(m_repository + "/actions/runs"_L1, known);
        QCOMPARE(second.status, 304);
        QVERIFY(second.body.isEmpty());
        QCOMPARE(second.header("X-RateLimit-Remaining"), first.header("X-RateLimit-Remaining"));
    }
};

QTEST_GUILESS_MAIN(DemoHttp)
#include "demo_http.moc"

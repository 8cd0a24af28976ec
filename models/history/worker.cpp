// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/worker.h"

namespace signalbox::history {

void Errand::answer()
{
    m_answered = true;
    if (const auto waiting = std::exchange(m_waiting, nullptr))
        waiting.resume();
}

/// The worker thread's end of it. SQLite's connection belongs to the thread that made it, so it is made here.
class Worker::Room : public QObject {
public:
    explicit Room(std::function<void(QString)> beganAnew)
        : m_beganAnew(std::move(beganAnew))
    {
    }

    Database& database()
    {
        if (!m_database)
            m_database = std::make_unique<Database>(m_beganAnew);
        return *m_database;
    }

private:
    std::function<void(QString)> m_beganAnew;
    std::unique_ptr<Database> m_database;
};

Worker::Worker(QObject* parent)
    : QObject(parent)
    , m_room(new Room([this](const QString& setAside) {
        const auto tell = [this, setAside] { Q_EMIT beganAnew(setAside); };
        QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
    }))
{
    m_thread.setObjectName(QStringLiteral("history"));
    m_room->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_room, &QObject::deleteLater);
    m_thread.start();
}

Worker::~Worker()
{
    m_closing = true;
    // Behind everything that was given: a thread that is told to quit at once would leave it undone.
    QMetaObject::invokeMethod(m_room, [] { QThread::currentThread()->quit(); }, Qt::QueuedConnection);
    m_thread.wait();
    while (!m_waiting.empty()) {
        const auto errand = std::move(m_waiting.front());
        m_waiting.pop_front();
        errand->cancel();
        errand->answer();
    }
}

void Worker::enqueue(const std::shared_ptr<Errand>& errand)
{
    if (m_closing) { // somebody whom we have just told that we are closing asks again
        errand->cancel();
        errand->answer();
        return;
    }
    m_waiting.push_back(errand);
    const auto perform = [this, errand] {
        if (m_closing && !errand->mustBeDone())
            return;
        errand->perform(m_room->database());
        QMetaObject::invokeMethod(this, &Worker::answerNext, Qt::QueuedConnection);
    };
    QMetaObject::invokeMethod(m_room, perform, Qt::QueuedConnection);
}

void Worker::answerNext()
{
    const auto errand = std::move(m_waiting.front());
    m_waiting.pop_front();
    errand->answer();
}

} // namespace signalbox::history

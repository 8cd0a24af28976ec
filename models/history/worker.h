// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "history/database.h"
#include "history/storage_error.h"

#include <QObject>
#include <QThread>

#include <atomic>
#include <coroutine>
#include <deque>
#include <functional>
#include <memory>
#include <optional>

namespace signalbox::history {

/// One piece of work for the worker thread, and the coroutine that waits for it.
class Errand {
public:
    explicit Errand(bool mustBeDone)
        : m_mustBeDone(mustBeDone)
    {
    }
    virtual ~Errand() = default;
    Q_DISABLE_COPY_MOVE(Errand)

    /// A write: done also when nobody will hear of it any more.
    bool mustBeDone() const { return m_mustBeDone; }
    virtual void perform(Database& database) = 0; ///< on the worker thread
    virtual void cancel() = 0; ///< in place of a result, when the worker has ended

    /// Nothing of the worker may be touched behind it: who is resumed may destroy it.
    void answer();
    bool isAnswered() const { return m_answered; }
    void await(std::coroutine_handle<> waiting) { m_waiting = waiting; }

private:
    bool m_mustBeDone;
    bool m_answered = false; // of the asking thread only, while the worker may be writing the result
    std::coroutine_handle<> m_waiting;
};

/// An errand that brings a T or an error.
template <class T>
class ErrandFor : public Errand {
public:
    using Work = std::function<core::Result<T>(Database&)>;

    ErrandFor(bool mustBeDone, Work work)
        : Errand(mustBeDone)
        , m_work(std::move(work))
    {
    }

    void perform(Database& database) override { m_result = m_work(database); }
    void cancel() override { m_result = std::unexpected(cancelledError()); }
    core::Result<T> take() { return std::move(m_result).value_or(std::unexpected(cancelledError())); }

private:
    Work m_work;
    std::optional<core::Result<T>> m_result;
};

/// What a coroutine awaits.
template <class T>
class Answer {
public:
    explicit Answer(std::shared_ptr<ErrandFor<T>> errand)
        : m_errand(std::move(errand))
    {
    }

    bool await_ready() const { return m_errand->isAnswered(); }
    void await_suspend(std::coroutine_handle<> waiting) { m_errand->await(waiting); }
    core::Result<T> await_resume() { return m_errand->take(); }

private:
    std::shared_ptr<ErrandFor<T>> m_errand;
};

/// The thread that has the database. Errands are done in the order in which they were given, and answered in that
/// order on the thread that gave them.
class Worker final : public QObject {
    Q_OBJECT

public:
    explicit Worker(QObject* parent = nullptr);
    ~Worker() override; ///< as ~Store

    enum class Kind { Read, Write };

    /// `work` runs on the worker thread and must own all that it uses.
    template <class T>
    Answer<T> give(Kind kind, typename ErrandFor<T>::Work work)
    {
        auto errand = std::make_shared<ErrandFor<T>>(kind == Kind::Write, std::move(work));
        enqueue(errand);
        return Answer<T>(errand);
    }

Q_SIGNALS:
    void beganAnew(const QString& setAside); ///< as Store::beganAnew; on the asking thread, in the order of the answers

private:
    class Room;

    void enqueue(const std::shared_ptr<Errand>& errand);
    void answerNext();

    QThread m_thread;
    Room* m_room; // lives on the thread and dies with it
    std::atomic_bool m_closing = false;
    std::deque<std::shared_ptr<Errand>> m_waiting; // asking thread only, in the order of the calls
};

} // namespace signalbox::history

// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/run_progress.h"

#include "common/theme.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <array>

namespace signalbox::views {
namespace {

using core::Outcome;

constexpr int BarHeight = 6;

/// Ended well, ended otherwise, under way: from the left.
constexpr std::array Order{Outcome::Passed,  Outcome::Neutral, Outcome::Skipped,     Outcome::Cancelled,
                           Outcome::Unknown, Outcome::Failed,  Outcome::NeedsPerson, Outcome::Running};

} // namespace

RunProgress::RunProgress(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void RunProgress::setJobs(const std::vector<core::Job>& jobs)
{
    m_counts.clear();
    m_all = static_cast<int>(jobs.size());
    for (const core::Job& job : jobs)
        ++m_counts[core::outcome(job.state)];
    const auto done
        = static_cast<int>(std::ranges::count_if(jobs, [](const auto& job) { return job.state.isCompleted(); }));
    // Without a catalogue Qt knows no plurals; English is what the program is written in.
    const QString all = m_all == 1 ? tr("%1 of %n job done", nullptr, m_all) : tr("%1 of %n jobs done", nullptr, m_all);
    m_text = m_all == 0 ? QString() : all.arg(done);
    if (const int failures = m_counts[Outcome::Failed]; failures > 0)
        m_text = tr("%1, %2 failed").arg(m_text).arg(failures);
    setAccessibleName(m_text);
    setVisible(m_all > 0);
    updateGeometry();
    update();
}

QSize RunProgress::sizeHint() const
{
    return {240, fontMetrics().height()};
}

QSize RunProgress::minimumSizeHint() const
{
    return {fontMetrics().horizontalAdvance(m_text) + 60, fontMetrics().height()};
}

void RunProgress::paintEvent(QPaintEvent*)
{
    const Theme theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int textWidth = fontMetrics().horizontalAdvance(m_text);
    painter.setPen(theme.color(Role::Muted));
    painter.drawText(QRect(width() - textWidth, 0, textWidth, height()), Qt::AlignVCenter | Qt::TextSingleLine, m_text);

    const QRectF bar(0, (height() - BarHeight) / 2.0, width() - textWidth - space::Medium, BarHeight);
    QPainterPath rounded;
    rounded.addRoundedRect(bar, BarHeight / 2.0, BarHeight / 2.0);
    painter.setClipPath(rounded);
    painter.fillRect(bar, theme.color(Role::Border));
    qreal x = bar.left();
    for (const Outcome outcome : Order) {
        const auto count = m_counts.find(outcome);
        if (count == m_counts.end() || count->second == 0)
            continue;
        const qreal piece = bar.width() * count->second / m_all;
        const bool last = x + piece >= bar.right() - 0.5;
        painter.fillRect(QRectF(x, bar.top(), last ? piece : piece - 1, bar.height()), theme.status(outcome).fill);
        x += piece;
    }
}

} // namespace signalbox::views

// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/elided_label.h"
#include "pipeline/pipeline_view.h"
#include "pipeline_samples.h"

#include <QPushButton>
#include <QTest>

#include <memory>

namespace signalbox::tests {

/// The pipeline screen in a window of its own, two minutes after its run began, by a clock that stands still.
class PipelineWindow {
public:
    PipelineWindow(const core::Run& run, const std::vector<core::Job>& jobs)
        : clock(samples::start().addSecs(120))
        , view(clock)
    {
        view.resize(1280, 820);
        view.setRun(run, jobs);
        view.show();
        isReady = QTest::qWaitForWindowExposed(&view);
    }

    template <class Widget>
    Widget* find(const QString& name = {}) const
    {
        return view.findChild<Widget*>(name);
    }
    /// Presses the button that puts this way in the place of the jobs, or takes it away: "timeline", "graph".
    void press(const QString& way) const { button(way)->click(); }
    QPushButton* button(const QString& way) const { return find<QPushButton>(way + QStringLiteral("Button")); }
    views::ElidedLabel* label(const QString& name) const { return find<views::ElidedLabel>(name); }

    core::ManualClock clock;
    views::PipelineView view;
    bool isReady = false;
};

} // namespace signalbox::tests

// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lists/job_past_model.h"

#include <QWidget>

class QListView;

namespace signalbox::views {

class ElidedLabel;
class JobPastStrip;
class Spin;

/// How a job did before: a sentence, a strip of bars, a list. Choosing a time asks for its run.
class JobPastView final : public QWidget {
    Q_OBJECT

public:
    explicit JobPastView(QWidget* parent = nullptr);

    void setPast(const lists::JobPast& past);

Q_SIGNALS:
    void runRequested(core::RunId run);

private:
    void open(const QModelIndex& index);

    lists::JobPastModel m_model;
    ElidedLabel* m_summary;
    JobPastStrip* m_strip;
    QListView* m_list;
    Spin* m_spin;
};

} // namespace signalbox::views

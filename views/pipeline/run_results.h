// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run.h"
#include "lists/annotation_list_model.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QSplitter;

namespace signalbox::views {

class AnnotationPanel;
class ArtifactPanel;

/// What a run leaves behind: annotations, artifacts, and the way to its summary.
class RunResults final : public QWidget {
    Q_OBJECT

public:
    explicit RunResults(QWidget* parent = nullptr);

    void setRun(const core::Run& run);
    AnnotationPanel& annotations() { return *m_annotations; }
    ArtifactPanel& artifacts() { return *m_artifacts; }
    void takeFocus();

Q_SIGNALS:
    void annotationChosen(const signalbox::lists::AnnotationRow& row);
    /// Its page on GitHub, where the summary is.
    void summaryRequested();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    AnnotationPanel* m_annotations;
    ArtifactPanel* m_artifacts;
    QSplitter* m_parts;
    QLabel* m_summary;
    QPushButton* m_openSummary;
};

} // namespace signalbox::views

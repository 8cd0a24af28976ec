// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editing/file_set.h"
#include "templates/template.h"

#include <QDialog>
#include <QFutureWatcher>

class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QScrollArea;

namespace signalbox::views {

class Banner;
class PlannedFiles;
class TemplateForm;

/// Chooses a template, asks for what it leaves open, and shows every file that comes of it while that is typed. The
/// files go into a folder, where none that is there is replaced unasked, or into tabs that are not saved yet.
class TemplateDialog final : public QDialog {
    Q_OBJECT

public:
    /// `folder` is offered to write into; it may be empty.
    explicit TemplateDialog(const QString& folder, QWidget* parent = nullptr);
    ~TemplateDialog() override;

    void setFolder(const QString& folder);

Q_SIGNALS:
    /// Written into the folder, by their paths within it; the dialog closes.
    void filesWritten(const QString& folder, const QStringList& paths);
    /// To be opened without being saved; the dialog closes.
    void tabsWanted(const std::vector<signalbox::editing::NewFile>& files);

private:
    void chooseTemplate(int row);
    void chooseFolder();
    void fill();
    void judge();
    void write();
    void takeWritten();
    QWidget* makeTemplates();
    QWidget* makeTarget();

    std::vector<templates::Template> m_templates;
    QListWidget* m_list;
    QLabel* m_description;
    QScrollArea* m_formPlace;
    TemplateForm* m_form = nullptr;
    PlannedFiles* m_planned;
    Banner* m_banner;
    QLineEdit* m_folder;
    QLabel* m_sum;
    QPushButton* m_write;
    QPushButton* m_open;
    bool m_isFilled = false; ///< what is shown comes of the values as they are
    QFutureWatcher<core::Result<QStringList>> m_writing;
};

} // namespace signalbox::views
